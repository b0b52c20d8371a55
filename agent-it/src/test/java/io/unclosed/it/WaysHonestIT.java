package io.unclosed.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.parallel.Execution;
import programs.FailsToOpen;

/** Without the agent: does each way hold what it declares, and does each closing give it back? */
@Execution(CONCURRENT)
class WaysHonestIT {
  private static final int MOST_LOOKS = 1_000;

  @EachJdk
  void eachWay_holdsWhatItDeclares_andGivesItBack(Jdk jdk) {
    try (ForkedJvm jvm = Ways.running(jdk).start()) {
      List<WayRow> ways = WayRow.of(jvm);
      assertThat(ways).hasSizeGreaterThan(200);
      SoftAssertions all = new SoftAssertions();
      for (WayRow way : ways) {
        Ways.warm(jvm, way);
        Map<Integer, String> gained = openedAlone(jvm, way);
        all.assertThat(gained).as(way.name()).hasSize(way.fds());
        List<String> closings = jvm.ask("closings", way.name());
        close(jvm, way, closings.get(0), gained, all);
        for (String closing : closings.subList(1, closings.size())) {
          close(jvm, way, closing, Ways.open(jvm, way), all);
        }
      }
      all.assertAll();
    }
  }

  @EachJdk
  void whatFailsOrIsCleared_leavesNothing(Jdk jdk) {
    try (ForkedJvm jvm =
        ForkedJvm.running(FailsToOpen.class).on(jdk).vm("-XX:-UseContainerSupport").start()) {
      for (String step : jvm.ask("steps")) {
        jvm.ask("run", step, "1");
        Map<Integer, String> before = jvm.descriptors();
        jvm.ask("run", step, "50");
        Waiting.until(
            step + " leaves nothing",
            Waiting.PATIENCE,
            // What the first run closes on another thread may be gone only now.
            () -> jvm.descriptors().size() <= before.size(),
            jvm::descriptors);
      }
    }
  }

  /** What is still there when the JVM has done with what it opens and closes at its own time. */
  private static Map<Integer, String> openedAlone(ForkedJvm jvm, WayRow way) {
    Map<Integer, String> gained = Ways.open(jvm, way);
    for (int i = 0; i < MOST_LOOKS && gained.size() != way.fds(); i++) {
      gained = Ways.stillOpen(jvm, gained);
    }
    return gained;
  }

  private static void close(
      ForkedJvm jvm, WayRow way, String closing, Map<Integer, String> gained, SoftAssertions all) {
    jvm.ask("close", way.name(), closing);
    all.assertThatCode(() -> Ways.awaitLost(jvm, gained))
        .as(way.name() + " closed by " + closing)
        .doesNotThrowAnyException();
  }
}
