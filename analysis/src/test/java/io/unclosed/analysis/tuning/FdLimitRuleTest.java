package io.unclosed.analysis.tuning;

import static io.unclosed.analysis.CallSiteFixture.HOUR;
import static io.unclosed.analysis.CallSiteFixture.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.SnapshotFixture;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.TuningAdvice;
import io.unclosed.analysis.finding.TuningCheck;
import io.unclosed.analysis.input.Environment;
import org.junit.jupiter.api.Test;

final class FdLimitRuleTest {
  private final SnapshotFixture process = new SnapshotFixture();

  private static TuningAdvice advice(Findings findings) {
    return findings.recommendations().stream()
        .filter(r -> r.id().equals("FD_LIMIT"))
        .findFirst()
        .orElse(null);
  }

  private static TuningCheck check(Findings findings) {
    return findings.checks().get(0);
  }

  @Test
  void eightyOneInAHundred_isAdvisedWithACommand() {
    process.softLimit = 1024;
    process.hardLimit = 4096;
    process.otherFds = 830;

    TuningAdvice advice = advice(process.next());

    assertThat(advice.severity()).isEqualTo(Severity.WARNING);
    assertThat(advice.recommended()).isEqualTo("65,536");
    assertThat(advice.remedy().get(0))
        .startsWith("prlimit --pid 4711 --nofile=65536:65536")
        .contains("as root");
    assertThat(advice.headline()).isEqualTo("830 of 1,024 file descriptors are open (81%)");
  }

  @Test
  void onceAdvised_staysUntilSixty() {
    process.softLimit = 1000;
    process.otherFds = 850;
    process.next();
    process.otherFds = 700;
    assertThat(advice(process.next())).isNotNull();

    process.otherFds = 590;
    assertThat(advice(process.next())).isNull();
    process.otherFds = 700;
    assertThat(check(process.next()).state()).isEqualTo("fine");
  }

  @Test
  void leak_comesFirstAndTheLimitBuysTime() {
    process.add(new CallSiteFixture("Spool", "file").opens(0.25).living(r -> Long.MAX_VALUE));
    process.softLimit = 4096;
    process.hardLimit = 65536;

    TuningAdvice advice = advice(process.runs(2 * HOUR));

    assertThat(advice.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(advice.suspectId()).isEqualTo("Spool");
    assertThat(advice.remedy().get(0)).startsWith("First, fix the leak at com.acme.Spool.run");
    assertThat(advice.remedy().get(1))
        .startsWith("Then raise the limit, which buys 2 d")
        .contains("prlimit");
    assertThat(advice.persist().get(0)).contains("-XX:-MaxFDLimit");
  }

  @Test
  void leakOfThreadsWithSelectors_isALeakOfDescriptors() {
    process.add(new CallSiteFixture("Clients", "thread").opens(0.1).living(r -> Long.MAX_VALUE));
    process.add(new CallSiteFixture("Clients", "selector").opens(0.1).living(r -> Long.MAX_VALUE));
    process.softLimit = 4096;
    process.hardLimit = 65536;

    TuningAdvice advice = advice(process.runs(2 * HOUR));

    assertThat(advice.suspectId()).isEqualTo("Clients");
    // 61,440 more at two for each of 360 an hour.
    assertThat(advice.remedy().get(1)).startsWith("Then raise the limit, which buys 3 d 1");
  }

  @Test
  void unreadableLimit_isUnknownAndNeverFine() {
    process.softLimit = -1;

    assertThat(check(process.next()).state()).startsWith("unknown: ");
  }

  @Test
  void valueAboveTheKernelsCeiling_isNotAdvised() {
    process.softLimit = 65536;
    process.otherFds = 65000;
    process.kernel.put("fs.nr_open", 65536L);

    TuningAdvice advice = advice(process.next());

    assertThat(advice.recommended()).isEmpty();
    assertThat(advice.remedy().get(0)).contains("fs.nr_open");
  }

  @Test
  void remedies_areThoseOfTheEnvironment() {
    process.softLimit = 100;
    process.otherFds = 99;

    process.environment = new Environment(7, "orders", "orders.service", false, false);
    assertThat(advice(process.next()).persist()).anyMatch(l -> l.contains("systemctl edit orders"));
    process.environment = new Environment(7, "orders", "", false, true);
    assertThat(advice(process.next()).persist()).anyMatch(l -> l.startsWith("docker run --ulimit"));
    process.environment = new Environment(7, "orders", "", true, true);
    assertThat(advice(process.next()).persist()).anyMatch(l -> l.contains("on the node"));
    process.environment = SnapshotFixture.HOST;
    assertThat(advice(process.runs(MINUTE)).persist())
        .anyMatch(l -> l.endsWith("orders hard nofile 65536"));
  }
}
