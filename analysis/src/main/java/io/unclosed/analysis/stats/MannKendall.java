package io.unclosed.analysis.stats;

import java.util.Arrays;

/**
 * The Mann-Kendall test: does a series rise more often than chance would have it?
 *
 * <p>The plain test believes that neighbours are independent; on a floor of memory or of open
 * descriptors they are not, and it calls every second flat series a trend. So the variance is
 * multiplied by {@code correction}, from the leading autocorrelations of the ranks of the detrended
 * series, as long as they are significant (Hamed and Rao, J. Hydrology 204, 1998). Ties lower the
 * variance as in Kendall's tau-b.
 *
 * @param s pairs that rise less pairs that fall
 * @param variance of {@code s} were there no trend and no autocorrelation
 * @param correction at least 1
 * @param z {@code s}, one taken off for continuity, in corrected standard deviations
 */
public record MannKendall(double s, double variance, double correction, double z) {

  /**
   * Tests points that lie equally far apart.
   *
   * @param points in order of time, at least three
   * @param slope per step, by which the series is detrended before its autocorrelation is taken
   */
  public static MannKendall of(float[] points, double slope) {
    double s = pairsRising(points);
    double variance = varianceOf(points);
    double correction = correctionOf(points, slope);
    double spread = Math.sqrt(variance * correction);
    double z = spread == 0 ? 0 : (s - Math.signum(s)) / spread;
    return new MannKendall(s, variance, correction, z);
  }

  private static double pairsRising(float[] points) {
    long s = 0;
    for (int i = 0; i < points.length; i++) {
      for (int j = i + 1; j < points.length; j++) {
        s += Float.compare(points[j], points[i]);
      }
    }
    return s;
  }

  private static double varianceOf(float[] points) {
    float[] sorted = points.clone();
    Arrays.sort(sorted);
    double sum = term(sorted.length);
    int run = 1;
    for (int i = 1; i <= sorted.length; i++) {
      if (i < sorted.length && sorted[i] == sorted[i - 1]) {
        run++;
      } else {
        sum -= term(run);
        run = 1;
      }
    }
    return sum / 18;
  }

  private static double term(int k) {
    return (double) k * (k - 1) * (2L * k + 5);
  }

  private static double correctionOf(float[] points, double slope) {
    int n = points.length;
    double[] residual = new double[n];
    for (int i = 0; i < n; i++) {
      residual[i] = points[i] - slope * i;
    }
    double[] rank = Ranks.centred(residual);
    double power = product(rank, 0);
    if (power == 0) {
      return 1;
    }
    double significant = 1.645 / Math.sqrt(n);
    double sum = 0;
    for (int lag = 1; lag < Math.max(3, n / 3); lag++) {
      double rho = product(rank, lag) / power;
      if (rho < significant) {
        break;
      }
      sum += (double) (n - lag) * (n - lag - 1) * (n - lag - 2) * rho;
    }
    return Math.max(1, 1 + 2 * sum / ((double) n * (n - 1) * (n - 2)));
  }

  private static double product(double[] rank, int lag) {
    double sum = 0;
    for (int i = lag; i < rank.length; i++) {
      sum += rank[i] * rank[i - lag];
    }
    return sum;
  }
}
