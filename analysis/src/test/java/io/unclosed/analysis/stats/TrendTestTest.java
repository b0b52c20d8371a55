package io.unclosed.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

final class TrendTestTest {
  private static final long STEP = 60_000_000_000L;
  private static final int POINTS = 60;

  private static float[] series(IntToDoubleFunction value) {
    float[] points = new float[POINTS];
    for (int i = 0; i < POINTS; i++) {
      points[i] = (float) value.applyAsDouble(i);
    }
    return points;
  }

  private static GrowthInterval judge(IntToDoubleFunction value) {
    return TrendTest.COUNT.judge(series(value), POINTS, STEP);
  }

  @Test
  void line_risesAtItsSlope() {
    GrowthInterval g = judge(i -> 100 + 2 * i);

    assertThat(g.perHour()).isEqualTo(120);
    assertThat(g.perHourLow()).isLessThan(120);
    assertThat(g.perHourHigh()).isGreaterThan(120);
    assertThat(g.rise()).isEqualTo(120);
    assertThat(g.windowNanos()).isEqualTo(POINTS * STEP);
  }

  @Test
  void windowThatIsNotWhole_saysNothing() {
    assertThat(TrendTest.COUNT.judge(series(i -> 2 * i), POINTS + 1, STEP)).isNull();
  }

  @Test
  void riseOfFifteen_isTooSmall() {
    assertThat(judge(i -> i / 4.0)).isNull();
  }

  @Test
  void riseOfThreePerCentOfTheLevel_isTooSmall() {
    assertThat(judge(i -> 10_000 + 5 * i)).isNull();
  }

  @Test
  void plateau_isNoRise() {
    assertThat(judge(i -> Math.min(i, 35) * 4)).isNull();
  }

  @Test
  void step_isNoRise() {
    assertThat(judge(i -> i < 30 ? 10 + i / 10.0 : 200 + i / 10.0)).isNull();
  }

  @Test
  void fillingThatSlowsDown_isNoRise() {
    assertThat(judge(i -> 500 * (1 - Math.exp(-i / 30.0)))).isNull();
  }

  @Test
  void noiseThatRemembersItself_isSeldomARise() {
    int rises = 0;
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      double[] value = {0};
      GrowthInterval g =
          judge(
              i -> {
                value[0] = 0.9 * value[0] + 10 * random.nextGaussian();
                return 500 + value[0];
              });
      rises += g == null ? 0 : 1;
    }
    assertThat(rises).isLessThanOrEqualTo(6);
  }
}
