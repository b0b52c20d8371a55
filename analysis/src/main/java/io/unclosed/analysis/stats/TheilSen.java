package io.unclosed.analysis.stats;

import java.util.Arrays;

/**
 * The Theil-Sen slope: the median of the slopes of all pairs of points, which a quarter of wild
 * points cannot move (Sen, J. Amer. Statist. Assoc. 63, 1968).
 *
 * <p>Kept as the sorted slopes of all pairs, so that the bounds can be asked for when the variance
 * of the trend test is known: 6,216 doubles at 112 points, for the moment of the test only.
 */
public final class TheilSen {
  private final double[] slopes;

  private TheilSen(double[] slopes) {
    this.slopes = slopes;
  }

  /** The slopes between points that lie one step apart, at least two. */
  public static TheilSen of(float[] points) {
    return of(points, 0, points.length);
  }

  /** The same for {@code points[from]} to {@code points[to - 1]}. */
  public static TheilSen of(float[] points, int from, int to) {
    int n = to - from;
    double[] slopes = new double[n * (n - 1) / 2];
    int k = 0;
    for (int i = from; i < to; i++) {
      for (int j = i + 1; j < to; j++) {
        slopes[k++] = ((double) points[j] - points[i]) / (j - i);
      }
    }
    Arrays.sort(slopes);
    return new TheilSen(slopes);
  }

  /** The slope per step. */
  public double slope() {
    int n = slopes.length;
    return n % 2 == 1 ? slopes[n / 2] : (slopes[n / 2 - 1] + slopes[n / 2]) / 2;
  }

  /**
   * The lower end of the interval that holds the slope with 95 per cent.
   *
   * @param variance of Mann-Kendall's S
   */
  public double low(double variance) {
    long rank = Math.round((slopes.length - 1.959964 * Math.sqrt(variance)) / 2) - 1;
    return slopes[(int) Math.max(0, rank)];
  }

  /** The upper end of that interval. */
  public double high(double variance) {
    long rank = Math.round((slopes.length + 1.959964 * Math.sqrt(variance)) / 2);
    return slopes[(int) Math.min(slopes.length - 1, rank)];
  }
}
