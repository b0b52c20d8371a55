package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.parallel.Isolated;
import programs.leaks.LosesSelectors;

/**
 * The agent keeps nothing alive: what the collector reclaims without it, it reclaims with it, way
 * by way; and each is reported once.
 */
@Isolated
class CollectorIT {
  private static final int EACH = 3;

  /** Collections in a row without effect, after which the collector has done what it does. */
  private static final int QUIET = 12;

  private static final int MOST_COLLECTIONS = 300;

  @EachJdk
  void whatTheCollectorReclaims_itReclaimsWithTheAgentToo(Jdk jdk) {
    try (ForkedJvm alone = Ways.running(jdk).start();
        ForkedJvm jvm = Ways.running(jdk).withAgent("capture=exact").start()) {
      Map<WayRow, Map<Integer, String>> expected = dropAll(alone);
      Map<WayRow, Map<Integer, String>> gained = dropAll(jvm);
      // What runs after a collection takes its time, in either.
      Waiting.untilAsserted(
          Waiting.PATIENCE,
          () -> assertThat(settled(jvm, gained)).isEqualTo(settled(alone, expected)));
      assertThat(byName(stillOpen(jvm, gained)).values()).as("reclaimed").contains(0);
      Map<WayRow, Integer> kept = stillOpen(jvm, gained);
      Waiting.untilAsserted(Waiting.PATIENCE, () -> isReportedOnce(jvm, kept));
    }
  }

  @EachJdk
  void whatNothingCanCloseAnyMore_isOrphaned(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(LosesSelectors.class).on(jdk).withAgent("interval=200ms").start()) {
      Waiting.until(
          "an orphan", Waiting.PATIENCE, () -> collected(jvm), () -> detector(jvm).suspects());
      JvmAssert.assertThat(jvm)
          .raisesSuspectWithin(Waiting.PATIENCE)
          .ofKind("selector")
          .withEvidence("ORPHANED")
          .withConfidence("CERTAIN")
          .holding(13)
          .blaming("LosesSelectors.java", "select");
      JvmAssert.assertThat(jvm)
          .raisesSuspectWithin(Waiting.PATIENCE)
          .ofKind("socket")
          .withEvidence("ORPHANED")
          .holding(17)
          .blaming("LosesSelectors.java", "connect");
    }
  }

  private static boolean collected(ForkedJvm jvm) {
    jvm.ask("collect");
    detector(jvm).checkNow();
    return detector(jvm).suspects().size() >= 2;
  }

  /** Opens three of each and drops them; the descriptors that each took. */
  private static Map<WayRow, Map<Integer, String>> dropAll(ForkedJvm jvm) {
    Map<WayRow, Map<Integer, String>> gained = new LinkedHashMap<>();
    for (WayRow way : WayRow.of(jvm)) {
      Ways.warm(jvm, way);
      Map<Integer, String> before = jvm.descriptors();
      for (int i = 0; i < EACH; i++) {
        jvm.ask("open", way.name());
      }
      Map<Integer, String> opened = Descriptors.without(jvm.descriptors(), before);
      opened.values().removeIf(Ways::isTheAgents);
      gained.put(way, opened);
    }
    gained.keySet().forEach(way -> jvm.ask("drop", way.name()));
    return gained;
  }

  /** What the kernel still has of each when no collection changes anything any more. */
  private static Map<String, Integer> settled(
      ForkedJvm jvm, Map<WayRow, Map<Integer, String>> gained) {
    collectUntilQuiet(jvm);
    return byName(stillOpen(jvm, gained));
  }

  private static Map<WayRow, Integer> stillOpen(
      ForkedJvm jvm, Map<WayRow, Map<Integer, String>> gained) {
    Map<Integer, String> open = jvm.descriptors();
    Map<WayRow, Integer> kept = new LinkedHashMap<>();
    gained.forEach((way, theirs) -> kept.put(way, common(theirs, open)));
    return kept;
  }

  private static void collectUntilQuiet(ForkedJvm jvm) {
    int quiet = 0;
    int open = jvm.descriptors().size();
    for (int i = 0; i < MOST_COLLECTIONS && quiet < QUIET; i++) {
      jvm.ask("collect");
      int now = jvm.descriptors().size();
      quiet = now == open ? quiet + 1 : 0;
      open = now;
    }
  }

  private static int common(Map<Integer, String> some, Map<Integer, String> others) {
    return some.size() - Descriptors.without(some, others).size();
  }

  private static void isReportedOnce(ForkedJvm jvm, Map<WayRow, Integer> kept) {
    Detector detector = detector(jvm);
    detector.checkNow();
    List<SiteRow> sites = detector.sites("");
    SoftAssertions all = new SoftAssertions();
    kept.forEach(
        (way, stillOpen) -> {
          if (stillOpen == 0) {
            long reported =
                sites.stream()
                    .filter(site -> site.isAt(way.frame()))
                    .mapToLong(SiteRow::collectedUnclosed)
                    .sum();
            all.assertThat(reported)
                .as("collected at " + way.frame())
                .isEqualTo((long) EACH * way.kinds().size());
          }
        });
    all.assertAll();
  }

  private static Map<String, Integer> byName(Map<WayRow, Integer> kept) {
    Map<String, Integer> names = new TreeMap<>();
    kept.forEach((way, count) -> names.put(way.name(), count));
    return names;
  }

  private static Detector detector(ForkedJvm jvm) {
    return new Detector(jvm.ownBeans());
  }
}
