package io.unclosed.analysis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short form of the bench: each healthy story once, the leaks that are promised, few times. */
final class HowSureTest {
  private static final long SEED = 9001;

  static List<CountStory> healthy() {
    return HealthyCounts.all();
  }

  @ParameterizedTest
  @MethodSource("healthy")
  void healthyProgram_isNeverAccused(CountStory story) {
    for (Verdict v : Play.counts(story, 1, SEED)) {
      assertThat(v.words).isEmpty();
    }
  }

  /** A day in which the longest of many sessions outlive ten times what most of all take. */
  @Test
  void tailOfLongSessions_isNotAccused() {
    CountStory sessions = HealthyCounts.hard().get(2);
    assertThat(sessions.name()).startsWith("the same, a thread and a link");
    for (Verdict v : Play.counts(sessions, 1, 105)) {
      assertThat(v.words).isEmpty();
    }
  }

  static List<MemoryStory> benign() {
    return MemoryCurves.benign();
  }

  @ParameterizedTest
  @MethodSource("benign")
  void healthyMemory_isNeverAccused(MemoryStory story) {
    for (Verdict v : Play.memory(story, 1, SEED)) {
      assertThat(v.words).isEmpty();
    }
  }

  static Stream<CountStory> quickLeaks() {
    return LeakingCounts.all().stream().limit(3);
  }

  @ParameterizedTest
  @MethodSource("quickLeaks")
  void closeThatIsSkipped_isFoundWithinTenMinutes(CountStory story) {
    for (Verdict v : Play.counts(story, 2, SEED)) {
      assertThat(v.warning).isBetween(0.0, 1 / 6.0);
    }
  }

  static Stream<MemoryStory> slowLeaks() {
    return MemoryCurves.leaking().stream().limit(2);
  }

  @ParameterizedTest
  @MethodSource("slowLeaks")
  void sixHundredMegabytesInAFortnight_areFoundWithinSixDays(MemoryStory story) {
    for (Verdict v : Play.memory(story, 2, SEED)) {
      assertThat(v.likely).isBetween(0.0, 144.0);
    }
  }
}
