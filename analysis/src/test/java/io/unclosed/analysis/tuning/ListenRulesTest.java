package io.unclosed.analysis.tuning;

import static io.unclosed.analysis.CallSiteFixture.MINUTE;
import static io.unclosed.analysis.CallSiteFixture.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.SnapshotFixture;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.TuningAdvice;
import io.unclosed.analysis.finding.TuningCheck;
import io.unclosed.analysis.input.Environment;
import io.unclosed.analysis.input.SocketTable.Listener;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ListenRulesTest {
  private final SnapshotFixture process = new SnapshotFixture();

  @BeforeEach
  void overflowsThreeASecond() {
    process.kernel.put("net.core.somaxconn", 4096L);
    process.counters.put("TcpExt.ListenOverflows", 1_000_000L);
    process.before(
        now -> process.counters.put("TcpExt.ListenOverflows", 1_000_000 + 3 * now / SECOND));
  }

  private static TuningAdvice advice(Findings findings, String id) {
    return findings.recommendations().stream()
        .filter(r -> r.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  private static TuningCheck check(Findings findings, String id) {
    return findings.checks().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void fullBacklogOfFifty_isTheApplicationsAndNotTheKernels() {
    process.listeners = List.of(new Listener("0.0.0.0:8080", 51, 51, 50, "com.acme.Main.main"));

    Findings findings = process.runs(5 * MINUTE);

    TuningAdvice advice = advice(findings, "LISTEN_BACKLOG_APP");
    assertThat(advice.severity()).isEqualTo(Severity.WARNING);
    assertThat(advice.recommended()).isEqualTo("512");
    assertThat(advice.whenNot()).contains("somaxconn");
    assertThat(check(findings, "LISTEN_SOMAXCONN").state()).isEqualTo("fine");
  }

  @Test
  void backlogAboveTheKernelsMaximum_isTheKernels() {
    process.kernel.put("net.core.somaxconn", 128L);
    process.listeners = List.of(new Listener("0.0.0.0:8080", 129, 129, 1024, ""));

    Findings findings = process.runs(5 * MINUTE);

    TuningAdvice advice = advice(findings, "LISTEN_SOMAXCONN");
    assertThat(advice.recommended()).isEqualTo("1024");
    assertThat(advice.remedy().get(0)).isEqualTo("sysctl -w net.core.somaxconn=1024");
    assertThat(advice.persist()).contains("sysctl --system");
    assertThat(advice(findings, "LISTEN_BACKLOG_APP")).isNull();
  }

  @Test
  void pod_isToldOfTheNode() {
    process.environment = new Environment(7, "orders", "", true, true);
    process.kernel.put("net.core.somaxconn", 128L);
    process.listeners = List.of(new Listener("0.0.0.0:8080", 129, 129, 1024, ""));

    TuningAdvice advice = advice(process.runs(5 * MINUTE), "LISTEN_SOMAXCONN");

    assertThat(advice.remedy()).noneMatch(l -> l.startsWith("sysctl -w"));
    assertThat(advice.persist()).anyMatch(l -> l.contains("--allowed-unsafe-sysctls"));
  }

  @Test
  void overflowsOfAnotherProcess_areFine() {
    process.listeners = List.of(new Listener("0.0.0.0:8080", 0, 3, 50, ""));

    assertThat(check(process.runs(5 * MINUTE), "LISTEN_BACKLOG_APP").state()).isEqualTo("fine");
  }

  @Test
  void millionSinceBootWithoutARise_isFine() {
    process.before(now -> {});
    process.listeners = List.of(new Listener("0.0.0.0:8080", 51, 51, 50, ""));

    assertThat(check(process.runs(5 * MINUTE), "LISTEN_BACKLOG_APP").state()).isEqualTo("fine");
  }

  @Test
  void counterThatFell_isAnotherNamespacesAndNoRise() {
    process.before(now -> process.counters.put("TcpExt.ListenOverflows", 1_000_000 - now / SECOND));
    process.listeners = List.of(new Listener("0.0.0.0:8080", 51, 51, 50, ""));

    assertThat(check(process.runs(5 * MINUTE), "LISTEN_BACKLOG_APP").state()).isEqualTo("fine");
  }

  @Test
  void missingCounter_isUnknown() {
    process.before(now -> process.counters.clear());
    process.listeners = List.of(new Listener("0.0.0.0:8080", 51, 51, 50, ""));

    assertThat(check(process.next(), "LISTEN_BACKLOG_APP").state()).startsWith("unknown: ");
    assertThat(check(process.next(), "LISTEN_SOMAXCONN").state()).startsWith("unknown: ");
  }

  @Test
  void adviceEnds_afterFifteenQuietMinutes() {
    process.listeners = List.of(new Listener("0.0.0.0:8080", 51, 51, 50, ""));
    process.runs(5 * MINUTE);
    process.before(now -> {});

    assertThat(advice(process.runs(5 * MINUTE), "LISTEN_BACKLOG_APP")).isNotNull();
    assertThat(advice(process.runs(15 * MINUTE), "LISTEN_BACKLOG_APP")).isNull();
  }
}
