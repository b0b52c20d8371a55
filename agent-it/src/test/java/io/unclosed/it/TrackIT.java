package io.unclosed.it;

import static io.unclosed.it.JvmAssert.assertThat;
import static io.unclosed.it.Waiting.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.parallel.Execution;
import programs.OpensAndWaits;
import programs.track.MakesLeases;

/** Types that the user declares: each followed from its constructor to what closes it. */
@Execution(CONCURRENT)
class TrackIT {
  private static final String TRACK =
      "track=programs.track.Lease+programs.track.Cursor#release#drop,capture=exact";

  /** What each method leaves open. */
  private static final Map<String, Long> OPEN =
      new TreeMap<>(
          Map.of(
              "plain", 7L,
              "timed", 5L,
              "cursor", 11L,
              "logging", 9L,
              "heir", 3L,
              "proxy", 3L,
              "ownLoader", 11L));

  @EachJdk
  void declaredTypes_areFollowedFromConstructorToClose(Jdk jdk) {
    try (ForkedJvm jvm = ForkedJvm.running(MakesLeases.class).on(jdk).withAgent(TRACK).start()) {
      jvm.ask("all");
      assertThat(open(jvm)).isEqualTo(OPEN);
      assertThat(new Detector(jvm.ownBeans()).attribute("State")).isEqualTo("active");
      assertThat(jvm).printedNothing();
    }
  }

  @EachJdk
  void typesThatWereLoadedBefore_areFollowedToo(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(MakesLeases.class).on(jdk).vm("-XX:+EnableDynamicAgentLoading").start()) {
      jvm.ask("all");
      Tool attach = AttachIT.attach(jdk, jvm, TRACK);
      assertThat(attach.status()).as("%s %s", attach, jvm).isZero();
      jvm.ask("all");
      assertThat(open(jvm)).isEqualTo(OPEN);
    }
  }

  @EachJdk
  void objectMadeOnAVirtualThread_isFollowed(Jdk jdk) {
    if (jdk.feature() < 21) {
      return;
    }
    try (ForkedJvm jvm = ForkedJvm.running(MakesLeases.class).on(jdk).withAgent(TRACK).start()) {
      jvm.ask("virtual");
      assertThat(open(jvm)).isEqualTo(Map.of("inThread", 7L));
    }
  }

  @EachJdk
  void objectsThatDiedUnclosed_areCertain_atTheLineThatMadeThem(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(MakesLeases.class)
            .on(jdk)
            .withAgent(TRACK + ",interval=200ms,patience=2s")
            .start()) {
      jvm.ask("all");
      jvm.ask("forget");
      Waiting.until("an orphan", PATIENCE, () -> collected(jvm), () -> open(jvm));
      assertThat(jvm)
          .raisesSuspectWithin(PATIENCE)
          .ofKind("custom")
          .withEvidence("ORPHANED")
          .withConfidence("CERTAIN")
          .holding(43)
          .blaming("MakesLeases.java", "forget")
          .andNoOther();
      assertThat(new Detector(jvm.ownBeans()).report())
          .contains("programs.track.Leases$Plain.<init>");
    }
  }

  @EachJdk
  void typeThatNobodyHas_isNamedInTheReport(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(OpensAndWaits.class)
            .on(jdk)
            .withAgent("track=programs.track.Leese")
            .start()) {
      Detector detector = new Detector(jvm.ownBeans());
      detector.checkNow();
      assertThat(detector.report())
          .contains("track: no class of type programs.track.Leese has been loaded so far");
    }
  }

  private static boolean collected(ForkedJvm jvm) {
    jvm.ask("collect");
    return new Detector(jvm.ownBeans()).checkNow() > 0;
  }

  /** By the blamed method's name: how many are open. */
  private static Map<String, Long> open(ForkedJvm jvm) {
    Detector detector = new Detector(jvm.ownBeans());
    detector.checkNow();
    Map<String, Long> open = new TreeMap<>();
    for (SiteRow row : detector.sites("custom")) {
      if (row.open() > 0) {
        String frame = row.site().substring(0, row.site().indexOf('('));
        open.merge(frame.substring(frame.lastIndexOf('.') + 1), row.open(), Long::sum);
      }
    }
    return open;
  }
}
