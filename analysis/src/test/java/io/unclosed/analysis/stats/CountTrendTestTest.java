package io.unclosed.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CountTrendTestTest {
  private static final long STEP = 30_000_000_000L;
  private final CountTrendTest climb = new CountTrendTest();

  private GrowthInterval judge(float... points) {
    return climb.judge(points, 20, STEP);
  }

  @Test
  void fourSteps_climb() {
    GrowthInterval g = judge(0, 1, 1, 2, 2, 3, 3, 4);

    assertThat(g.rise()).isEqualTo(4);
    assertThat(g.perHour()).isBetween(68.0, 69.0);
    assertThat(g.perHourLow()).isPositive().isLessThan(g.perHour());
    assertThat(g.perHourHigh()).isGreaterThan(g.perHour());
  }

  @Test
  void fewerThanSixPoints_sayNothing() {
    assertThat(judge(0, 1, 2, 3, 4)).isNull();
  }

  @Test
  void climbThatEnded_isNone() {
    assertThat(judge(0, 1, 2, 3, 4, 5, 5, 5, 5, 5, 5)).isNull();
  }

  @Test
  void oneJump_isNoClimb() {
    assertThat(judge(0, 0, 1, 9, 9, 10, 10, 11)).isNull();
  }

  @Test
  void upAndDown_isNoClimb() {
    assertThat(judge(0, 3, 5, 2, 4, 6, 3, 5)).isNull();
  }
}
