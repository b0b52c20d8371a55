package io.unclosed.analysis.forecast;

import io.unclosed.analysis.finding.LimitForecast.Outlook;
import io.unclosed.analysis.stats.MannKendall;
import io.unclosed.analysis.stats.TheilSen;
import java.util.function.DoubleUnaryOperator;

/**
 * How the use of a limit moved over one window, and when it reaches the limit if it goes on so.
 *
 * <p>The interval of the moment comes from three things that a slope alone does not know:
 *
 * <ul>
 *   <li>the rate changes: the slopes of the whole window, of its second half and of its last third
 *       bound it, and a rate that rose is taken to rise on
 *   <li>it comes in steps: growth is a random walk with a drift, whose future scatters with the
 *       root of the distance, and whose drift is known from as many steps as the window has
 *   <li>work comes on top: the limit is reached by the highest values, at the soonest, and by the
 *       lowest, at the latest
 * </ul>
 */
final class Drift {
  /** Standard deviations on either side: 95 per cent. */
  private static final double SIGMAS = 2;

  /** Score of the trend test that makes a rise: fewer than one in a hundred by chance. */
  private static final double SCORE = 2.4;

  /** Least rise over the window: of counts, of bytes. */
  private static final double LEAST_COUNT = 5;

  private static final double LEAST_BYTES = 8 << 20;

  /** The share of the rate that must be left in the last third. */
  private static final double STILL = 0.3;

  /** Nobody's rate is known better than that. */
  private static final double LEAST_ERROR = 0.03;

  private final float[] lows;
  private final float[] highs;
  private final long bucketNanos;
  private final double least;
  private final double slope;
  private final double half;
  private final double third;
  private final double sigma;
  private final boolean grows;

  Drift(float[] lows, float[] highs, long bucketNanos, boolean bytes) {
    this.lows = lows;
    this.highs = highs;
    this.bucketNanos = bucketNanos;
    this.least = bytes ? LEAST_BYTES : LEAST_COUNT;
    int n = lows.length;
    slope = TheilSen.of(lows).slope();
    half = TheilSen.of(lows, n - n / 2, n).slope();
    third = TheilSen.of(lows, n - Math.max(2, n / 3), n).slope();
    double mean = ((double) lows[n - 1] - lows[0]) / (n - 1);
    double squares = 0;
    for (int i = 1; i < n; i++) {
      double off = (double) lows[i] - lows[i - 1] - mean;
      squares += off * off;
    }
    sigma = Math.sqrt(squares / (n - 1));
    grows =
        slope * n >= least && third >= STILL * slope && MannKendall.of(lows, slope).z() >= SCORE;
  }

  long windowNanos() {
    return lows.length * bucketNanos;
  }

  /** Whether it rose beyond chance, and still does. */
  boolean grows() {
    return grows;
  }

  /** Whether it neither rose nor fell by more than a thirtieth of its level, or a few. */
  boolean isFlat() {
    double most = Math.max(least, LEAST_ERROR * lows[lows.length - 1]);
    double scatter = SIGMAS * sigma * Math.sqrt(lows.length);
    return Math.abs(slope) * lows.length <= most && scatter <= 2 * most;
  }

  /** At the middle rate. */
  double hoursUntil(long headroom) {
    return headroom < 0 ? Double.POSITIVE_INFINITY : headroom / perHour(slope);
  }

  private double perHour(double perBucket) {
    return perBucket * 3.6e12 / bucketNanos;
  }

  Course withoutMoment(Outlook outlook) {
    return new Course(
        outlook, perHour(slope), perHour(lowest()), perHour(highest()), -1, -1, windowNanos());
  }

  /**
   * With the moment of the limit.
   *
   * @param max the limit
   */
  Course course(Outlook outlook, long max) {
    int n = lows.length;
    double now = lineAtNow();
    double above = 0;
    for (int i = 0; i < n; i++) {
      above = Math.max(above, highs[i] - (now - slope * (n - i)));
    }
    double bends = (half - slope) / (n / 4.0);
    DoubleUnaryOperator fast =
        k -> (highest() + Math.max(0, bends) * (n / 6.0 + k / 2)) * k + scatter(k);
    DoubleUnaryOperator slow = k -> (lowest() + Math.min(0, bends) * k / 2) * k - scatter(k);
    double soonest = firstReached(fast, max - now - above);
    double latest = firstReached(slow, max - now);
    return new Course(
        outlook,
        perHour(slope),
        perHour(lowest()),
        perHour(highest()),
        (long) Math.max(0, seconds(soonest) * (1 - LEAST_ERROR)),
        Double.isInfinite(latest) ? -1 : (long) Math.ceil(seconds(latest + 1) * (1 + LEAST_ERROR)),
        windowNanos());
  }

  private double lineAtNow() {
    double[] off = new double[lows.length];
    for (int i = 0; i < off.length; i++) {
      off[i] = lows[i] - slope * (i - off.length);
    }
    java.util.Arrays.sort(off);
    return off[off.length / 2];
  }

  private double scatter(double k) {
    return SIGMAS * sigma * Math.sqrt(k + k * k / lows.length);
  }

  private double lowest() {
    return Math.max(0, Math.min(slope, Math.min(half, third)));
  }

  private double highest() {
    return Math.max(slope, Math.max(half, third));
  }

  private double seconds(double buckets) {
    return buckets * bucketNanos / 1e9;
  }

  /** The first number of buckets at which a curve has risen by so much; infinite when never. */
  private double firstReached(DoubleUnaryOperator curve, double rise) {
    double step = 0.25;
    double below = 0;
    for (int i = 0; i < 64 && rise > 0; i++) {
      double k = below + step;
      if (curve.applyAsDouble(k) >= rise) {
        return between(curve, rise, below, k);
      }
      below = k;
      step *= 1.25;
    }
    return rise <= 0 ? 0 : Double.POSITIVE_INFINITY;
  }

  private static double between(DoubleUnaryOperator curve, double rise, double from, double to) {
    double low = from;
    double high = to;
    for (int i = 0; i < 40; i++) {
      double middle = (low + high) / 2;
      if (curve.applyAsDouble(middle) >= rise) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
