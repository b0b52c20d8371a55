package io.unclosed.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.stats.GrowthInterval;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TimeToLimitTest {
  private static final long HOUR = 3_600_000_000_000L;

  @Test
  void limit_isReachedBetweenBothBounds() {
    GrowthInterval g = new GrowthInterval(1000, 800, 1250, 1000, HOUR);

    assertThat(TimeToLimit.of(List.of(g), 2000, 1)).isEqualTo(new TimeToLimit(5760, 9000));
  }

  @Test
  void twoDescriptorsEach_halveTheTime() {
    GrowthInterval g = new GrowthInterval(1000, 800, 1250, 1000, HOUR);

    assertThat(TimeToLimit.of(List.of(g), 2000, 2)).isEqualTo(new TimeToLimit(2880, 4500));
  }

  @Test
  void moreThanFourWindowsAhead_isNotForeseen() {
    GrowthInterval g = new GrowthInterval(1000, 800, 1250, 1000, HOUR);

    assertThat(TimeToLimit.of(List.of(g), 4001, 1).foreseen()).isFalse();
  }

  @Test
  void longerWindow_reachesFurther() {
    GrowthInterval young = new GrowthInterval(1000, 800, 1250, 166, HOUR / 6);
    GrowthInterval old = new GrowthInterval(900, 890, 910, 5400, 6 * HOUR);

    assertThat(TimeToLimit.of(List.of(young, old), 9000, 1).latestSeconds())
        .isEqualTo((long) (9000 / 890.0 * 3600));
  }

  @Test
  void kindWithoutDescriptors_endsNowhere() {
    GrowthInterval g = new GrowthInterval(1000, 800, 1250, 1000, HOUR);

    assertThat(TimeToLimit.of(List.of(g), 2000, 0)).isEqualTo(TimeToLimit.NONE);
  }
}
