package io.unclosed.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Slopes, bounds, S and its variance as SciPy 1.17 gives them: {@code theilslopes(y, alpha=0.95)};
 * S and variance from tau and p of {@code kendalltau(range(n), y, method="asymptotic")}. The
 * correction is by the formula of Hamed and Rao on {@code rankdata} of the residuals, in NumPy.
 */
final class TrendVectorsTest {
  record Vector(
      float[] points,
      double slope,
      double low,
      double high,
      double s,
      double variance,
      double correction) {}

  static List<Vector> vectors() {
    return List.of(
        new Vector(
            new float[] {0f, 2.4f, 2.2f, 1.8f, 4.6f, 4.5f, 9.2f, 14.5f, 10.5f, 11.6f, 16.5f, 17.6f},
            1.583333,
            1.15,
            2.016667,
            54,
            212.6667,
            1),
        new Vector(
            new float[] {0, 0, 1, 5, 5, 6, 6, 7, 9, 10, 10, 10, 11, 11, 11},
            0.833333,
            0.6,
            1,
            96,
            398,
            1.725448),
        new Vector(
            new float[] {
              104.4f, 97.1f, 99.4f, 100.6f, 100.3f, 93.9f, 100.4f, 106.8f, 92.3f, 104.3f, 100.6f,
              96.8f, 110f, 103.8f
            },
            0.342857,
            -0.5,
            1.066667,
            14,
            332.6667,
            1),
        new Vector(
            new float[] {
              97.6f, 97.8f, 98.9f, 98.5f, 99.9f, 99.8f, 101.1f, 104f, 102.6f, 103f, 102.1f, 102.4f,
              100f, 98.8f, 98.4f, 100.2f, 102.5f, 99.9f, 98.3f, 99.6f
            },
            0.043665,
            -0.115385,
            0.275,
            21,
            949,
            2.025752));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void slopeAndBounds_areThoseOfSciPy(Vector v) {
    TheilSen pairs = TheilSen.of(v.points());

    assertThat(pairs.slope()).isCloseTo(v.slope(), within(1e-4));
    assertThat(pairs.low(v.variance())).isCloseTo(v.low(), within(1e-4));
    assertThat(pairs.high(v.variance())).isCloseTo(v.high(), within(1e-4));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void trendTest_isThatOfSciPyWithTheCorrection(Vector v) {
    MannKendall trend = MannKendall.of(v.points(), TheilSen.of(v.points()).slope());

    assertThat(trend.s()).isEqualTo(v.s());
    assertThat(trend.variance()).isCloseTo(v.variance(), within(1e-3));
    assertThat(trend.correction()).isCloseTo(v.correction(), within(1e-4));
    double z = (v.s() - 1) / Math.sqrt(v.variance() * v.correction());
    assertThat(trend.z()).isCloseTo(z, within(1e-4));
  }
}
