package io.unclosed.analysis.verdict;

import static io.unclosed.analysis.CallSiteFixture.HOUR;
import static io.unclosed.analysis.CallSiteFixture.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.SnapshotFixture;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.SuspectChange;
import io.unclosed.analysis.finding.SuspectPart;
import io.unclosed.analysis.input.CodeOrigin;
import org.junit.jupiter.api.Test;

final class SuspectGroupingTest {
  private static final long FOR_EVER = Long.MAX_VALUE;

  @Test
  void clientsThatAreNeverClosed_areOneSuspect() {
    SnapshotFixture process =
        new SnapshotFixture(
            new CallSiteFixture("Clients", "selector").batch(370, MINUTE, 3 * HOUR, FOR_EVER),
            new CallSiteFixture("Clients", "thread").batch(185, MINUTE, 3 * HOUR, FOR_EVER),
            new CallSiteFixture("Clients", "pipe").batch(185, MINUTE, 3 * HOUR, FOR_EVER));
    process.softLimit = 2048;

    Findings findings = process.runs(2 * HOUR);

    assertThat(findings.suspects()).hasSize(1);
    LeakSuspect one = findings.suspects().get(0);
    assertThat(one.kind()).isEqualTo("thread");
    assertThat(one.parts())
        .extracting(SuspectPart::kind)
        .containsExactly("thread", "selector", "pipe");
    assertThat(one.text().headline())
        .isEqualTo(
            one.live()
                + " threads started at com.acme.Clients.run(Clients.java:42) are running; none was"
                + " ever stopped; also open: "
                + one.parts().get(1).live()
                + " selectors and "
                + one.parts().get(2).live()
                + " pipes");
    // Each takes 2 selectors of two descriptors and a pipe of two.
    long left = Math.round((2048 - process.otherFds - 6.0 * one.live()) / 6 * 3 * 3600 / 185);
    assertThat(one.exhausts().soonestSeconds()).isBetween(left * 7 / 10, left);
    assertThat(process.changes).extracting(SuspectChange::what).contains(SuspectChange.What.RAISED);
    assertThat(process.changes).filteredOn(c -> c.what() == SuspectChange.What.RAISED).hasSize(1);
  }

  @Test
  void whatOneHolderKeeps_isOneSuspect_thoughOpenedAtLinesOfTheirOwn() {
    SnapshotFixture process =
        new SnapshotFixture(
            ofLoops("Group", "selector", 185, MINUTE),
            ofLoops("Submit", "thread", 185, 2 * MINUTE),
            new CallSiteFixture("Other", "thread").batch(185, 2 * MINUTE, 3 * HOUR, FOR_EVER));

    Findings findings = process.runs(2 * HOUR);

    assertThat(findings.suspects()).hasSize(2);
    LeakSuspect one = SnapshotFixture.find(findings, "Group");
    assertThat(one.parts()).extracting(SuspectPart::kind).containsExactly("selector", "thread");
    assertThat(one.text().headline())
        .contains(" selectors opened by a Netty event loop group at com.acme.Group.run(")
        .endsWith(" threads");
  }

  @Test
  void suspectOfSeveralKinds_takesTheDescriptorsOfAllOfThem_whenMoreIsJoined() {
    SnapshotFixture process =
        new SnapshotFixture(
            ofLoops("Group", "selector", 185, MINUTE),
            ofLoops("Group", "pipe", 185, MINUTE),
            ofLoops("Submit", "thread", 185, 2 * MINUTE));
    process.softLimit = 1024;

    Findings findings = process.runs(2 * HOUR);

    assertThat(findings.suspects()).hasSize(1);
    LeakSuspect one = findings.suspects().get(0);
    assertThat(one.parts())
        .extracting(SuspectPart::kind)
        .containsExactly("selector", "pipe", "thread");
    assertThat(one.descriptorsPerHour()).isBetween(4 * 185 / 3.0 * 0.9, 4 * 185 / 3.0 * 1.1);
    // Each takes a selector and a pipe of two descriptors each.
    long left = Math.round((1024 - process.otherFds - 4.0 * one.live()) / 4 * 3 * 3600 / 185);
    assertThat(one.exhausts().soonestSeconds()).isBetween(left * 7 / 10, left);
  }

  @Test
  void leaksOfTheirOwnPaceAtOneLine_staySeparate() {
    SnapshotFixture process =
        new SnapshotFixture(
            new CallSiteFixture("Two", "file").batch(900, 3 * HOUR, 9 * HOUR, FOR_EVER),
            new CallSiteFixture("Two", "thread").batch(400, MINUTE, 9 * HOUR, FOR_EVER));

    assertThat(process.runs(5 * HOUR).suspects()).hasSize(2);
  }

  @Test
  void oneLeakThatEnds_isTakenBackOnce() {
    CallSiteFixture selectors = new CallSiteFixture("Clients", "selector");
    CallSiteFixture threads = new CallSiteFixture("Clients", "thread");
    selectors.batch(185, MINUTE, 2 * HOUR, FOR_EVER);
    threads.batch(185, MINUTE, 2 * HOUR, FOR_EVER);
    SnapshotFixture process = new SnapshotFixture(selectors, threads);
    process.runs(2 * HOUR);
    selectors.closeAll(process.now);
    threads.closeAll(process.now);

    assertThat(process.runs(10 * MINUTE).suspects()).isEmpty();
    assertThat(process.changes).filteredOn(c -> c.what() == SuspectChange.What.CLEARED).hasSize(1);
  }

  @Test
  void leakKeepsItsId_whenWhatTellsMoreIsSuspectLater() {
    String line = "com.acme.Clients.make(Clients.java:42)";
    SnapshotFixture process =
        new SnapshotFixture(
            new CallSiteFixture("Selectors", "selector")
                .site(line)
                .batch(370, MINUTE, 3 * HOUR, FOR_EVER),
            new CallSiteFixture("Threads", "thread")
                .site(line)
                .batch(350, 8 * MINUTE, 3 * HOUR, FOR_EVER));

    Findings findings = process.runs(2 * HOUR);

    assertThat(findings.suspects()).hasSize(1);
    assertThat(findings.suspects().get(0).parts()).hasSize(2);
    assertThat(process.changes)
        .extracting(c -> c.suspect().id())
        .containsOnly("Selectors")
        .isNotEmpty();
  }

  @Test
  void linesOfALibraryAndOfTheApplication_areToldAtTheApplications_eachKindSummed() {
    String own = "com.acme.Own.run(Own.java:42)";
    SnapshotFixture process =
        new SnapshotFixture(
            library("Reactor", "selector", own),
            library("Reactor", "direct-buffer", own),
            new CallSiteFixture("Own", "direct-buffer").batch(370, MINUTE, 3 * HOUR, FOR_EVER),
            new CallSiteFixture("Own", "selector").batch(370, MINUTE, 3 * HOUR, FOR_EVER));

    Findings findings = process.runs(2 * HOUR);

    assertThat(findings.suspects())
        .extracting(each -> each.text().headline())
        .containsExactly(
            "246 direct buffers allocated at "
                + own
                + " are live; none was ever released; also open: 492 selectors and 246 more direct"
                + " buffers");
  }

  /** What event loops of Netty take, each the same, for three hours. */
  private static CallSiteFixture ofLoops(String id, String kind, int count, long from) {
    return new CallSiteFixture(id, kind)
        .batch(count, from, 3 * HOUR, FOR_EVER)
        .holder("netty-event-loop");
  }

  private static CallSiteFixture library(String id, String kind, String owner) {
    return new CallSiteFixture(id, kind)
        .origin(CodeOrigin.LIBRARY)
        .owner(owner)
        .batch(370, MINUTE, 3 * HOUR, FOR_EVER);
  }

  @Test
  void whatIsJoinedToSeveralKinds_isSummedWithThem() {
    SnapshotFixture process =
        new SnapshotFixture(
            ofLoops("Group", "selector", 370, MINUTE),
            ofLoops("Group", "thread", 370, MINUTE),
            ofLoops("Submit", "selector", 370, 2 * MINUTE));

    Findings findings = process.runs(2 * HOUR);

    assertThat(findings.suspects()).hasSize(1);
    LeakSuspect one = findings.suspects().get(0);
    long selectors = one.parts().get(1).live() + one.parts().get(2).live();
    assertThat(one.text().headline())
        .contains(" threads started by a Netty event loop group at com.acme.Group.run(")
        .endsWith("; also open: " + selectors + " selectors");
  }
}
