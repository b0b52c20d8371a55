package io.unclosed.analysis;

import static io.unclosed.analysis.CallSiteFixture.HOUR;
import static io.unclosed.analysis.CallSiteFixture.MINUTE;
import static io.unclosed.analysis.CallSiteFixture.SECOND;
import static io.unclosed.analysis.CallSiteFixture.about;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.SuspectChange;
import io.unclosed.analysis.input.Ignore;
import io.unclosed.analysis.input.Snapshot;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AnalysisTest {
  private final CallSiteFixture conf = new CallSiteFixture("Conf", "file").collected(3);
  private final CallSiteFixture spool = new CallSiteFixture("Spool", "file").collected(5);
  private final SnapshotFixture process = new SnapshotFixture(conf, spool);

  @Test
  void dismissed_leavesTheListWithAChangeAndComesBack() {
    process.next();
    process.analysis.dismiss("Conf");

    Findings without = process.next();
    assertThat(without.suspects()).extracting(LeakSuspect::id).containsExactly("Spool");
    assertThat(without.dismissed()).extracting(LeakSuspect::id).containsExactly("Conf");
    assertThat(without.changes())
        .extracting(SuspectChange::what, SuspectChange::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(SuspectChange.What.CLEARED, "dismissed"));

    process.analysis.restore("Conf");
    assertThat(process.next().suspects()).extracting(LeakSuspect::id).contains("Conf");
  }

  @Test
  void unknownId_isRefusedWithThoseThatExist() {
    process.next();

    assertThatThrownBy(() -> process.analysis.dismiss("nobody"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nobody")
        .hasMessageContaining("Conf")
        .hasMessageContaining("Spool");
    assertThatThrownBy(() -> process.analysis.restore("Conf"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none");
  }

  @Test
  void ignored_isAmongTheDismissed() {
    Ignore ignore = new Ignore(List.of("com.acme.Co*"));
    SnapshotFixture ignoring = new SnapshotFixture(SnapshotFixture.settings(ignore), conf, spool);

    Findings findings = ignoring.next();

    assertThat(findings.suspects()).extracting(LeakSuspect::id).containsExactly("Spool");
    assertThat(findings.dismissed()).extracting(LeakSuspect::id).containsExactly("Conf");
  }

  @Test
  void worst_comesFirst() {
    CallSiteFixture lost = new CallSiteFixture("Lost", "selector").orphaned(7);
    lost.batch(7, 0, SECOND, Long.MAX_VALUE);
    process.add(lost);

    assertThat(process.next().suspects().get(0).id()).isEqualTo("Lost");
  }

  @Test
  void failedOpens_makeTheHolderCritical() {
    CallSiteFixture leak =
        new CallSiteFixture("Leak", "socket").batch(211, 0, SECOND, Long.MAX_VALUE);
    leak.orphaned(211);
    SnapshotFixture full = new SnapshotFixture(leak);
    full.softLimit = 256;
    assertThat(full.next().suspects().get(0).rating().severity()).isEqualTo(Severity.WARNING);

    full.openFailures = 1;

    assertThat(full.next().suspects().get(0).rating().severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void framesBeyondTheBound_areLeftOutByLeastOpenAndCounted() {
    SnapshotFixture crowd = new SnapshotFixture();
    for (int i = 0; i < 2500; i++) {
      CallSiteFixture frame = new CallSiteFixture("F" + i, "file");
      crowd.add(frame.batch(i / 100, 0, 1, Long.MAX_VALUE));
    }
    crowd.add(new CallSiteFixture("Lost", "file").batch(1, 0, 1, Long.MAX_VALUE).orphaned(1));

    crowd.next();

    assertThat(crowd.analysis.framesLeftOut()).isBetween(400L, 501L);
  }

  @Test
  void healthyServer_isSilentForADay() {
    SnapshotFixture server =
        new SnapshotFixture(
            new CallSiteFixture("Acceptor", "socket").opens(5).living(about(2 * SECOND)),
            new CallSiteFixture("Pool", "socket").batch(20, 0, 3 * MINUTE, Long.MAX_VALUE),
            new CallSiteFixture("Listen", "server-socket").batch(1, 0, 1, Long.MAX_VALUE),
            new CallSiteFixture("Static", "file").opens(10).living(about(SECOND / 100)),
            new CallSiteFixture("Workers", "thread").batch(200, 0, 30 * MINUTE, Long.MAX_VALUE));

    server.runs(24 * HOUR);

    assertThat(server.worst).isEqualTo(Severity.INFO);
    assertThat(server.next().suspects()).isEmpty();
  }

  @Test
  void twoThousandFrames_costAFewMillisecondsATick() {
    SnapshotFixture crowd = new SnapshotFixture();
    for (int i = 0; i < 2000; i++) {
      crowd.add(new CallSiteFixture("F" + i, "file").opens(0.1).living(about(MINUTE)));
    }
    Snapshot[] taken = new Snapshot[120];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = crowd.next().snapshot();
    }
    Analysis fresh = new Analysis(SnapshotFixture.settings(Ignore.NOTHING));
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long began = threads.getCurrentThreadCpuTime();
    for (Snapshot snapshot : taken) {
      fresh.next(snapshot);
    }
    double millis = (threads.getCurrentThreadCpuTime() - began) / 1e6 / taken.length;

    // Processor time, and ten times what it takes: a busy machine must not fail the build.
    assertThat(millis).isLessThan(30);
  }
}
