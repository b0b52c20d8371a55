package io.unclosed.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.stats.Growth;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExhaustionTest {
  private static final long HOUR = 3_600_000_000_000L;

  @Test
  void limit_isReachedBetweenBothBounds() {
    Growth g = new Growth(1000, 800, 1250, 1000, HOUR);

    assertThat(Exhaustion.of(List.of(g), 2000, 1)).isEqualTo(new Exhaustion(5760, 9000));
  }

  @Test
  void twoDescriptorsEach_halveTheTime() {
    Growth g = new Growth(1000, 800, 1250, 1000, HOUR);

    assertThat(Exhaustion.of(List.of(g), 2000, 2)).isEqualTo(new Exhaustion(2880, 4500));
  }

  @Test
  void moreThanFourWindowsAhead_isNotForeseen() {
    Growth g = new Growth(1000, 800, 1250, 1000, HOUR);

    assertThat(Exhaustion.of(List.of(g), 4001, 1).foreseen()).isFalse();
  }

  @Test
  void longerWindow_reachesFurther() {
    Growth young = new Growth(1000, 800, 1250, 166, HOUR / 6);
    Growth old = new Growth(900, 890, 910, 5400, 6 * HOUR);

    assertThat(Exhaustion.of(List.of(young, old), 9000, 1).latestSeconds())
        .isEqualTo((long) (9000 / 890.0 * 3600));
  }

  @Test
  void kindWithoutDescriptors_endsNowhere() {
    Growth g = new Growth(1000, 800, 1250, 1000, HOUR);

    assertThat(Exhaustion.of(List.of(g), 2000, 0)).isEqualTo(Exhaustion.NONE);
  }
}
