package io.unclosed.analysis.stats;

import org.jspecify.annotations.Nullable;

/**
 * The gate for small counts that should not exist at all: a handful of steps up, spread over the
 * window, and next to none down.
 *
 * <p>The counts are of resources that have already overstayed, so that three are worth a word, far
 * below what {@link TrendTest} can see. What it must let pass is a steady few: five connections
 * that are meant to live are five steps up at first, and then none.
 */
public final class CountTrendTest implements TrendRule {
  /** Fewest points that say anything. */
  private static final int FEWEST = 6;

  /** Fewest steps up, and least rise. */
  private static final int STEPS = 3;

  @Override
  public @Nullable GrowthInterval judge(float[] points, int whole, long stepNanos) {
    int n = points.length;
    if (n < FEWEST || points[n - 1] - points[0] < STEPS) {
      return null;
    }
    double rise = (double) points[n - 1] - points[0];
    int ups = 0;
    double largest = 0;
    double squares = 0;
    double peak = points[0];
    double fall = 0;
    for (int i = 1; i < n; i++) {
      double step = (double) points[i] - points[i - 1];
      ups += step > 0 ? 1 : 0;
      largest = Math.max(largest, step);
      squares += step * step;
      peak = Math.max(peak, points[i]);
      fall = Math.max(fall, peak - points[i]);
    }
    double lastThird = (double) points[n - 1] - points[n - 1 - n / 3];
    boolean stillClimbs = lastThird >= 1 && lastThird >= rise / 6;
    if (ups < STEPS || largest > rise / 2 || fall > Math.max(1, rise / 10) || !stillClimbs) {
      return null;
    }
    return bounded(rise, squares, n, stepNanos);
  }

  /** As if each step were drawn anew: the sum of their squares is the variance of the rise. */
  private static GrowthInterval bounded(double rise, double squares, int n, long stepNanos) {
    int steps = n - 1;
    double spread = Math.max(rise, squares - rise * rise / steps);
    double half = 1.96 * Math.sqrt(spread);
    double low = Math.max(rise - half, rise / 4);
    GrowthInterval g =
        GrowthInterval.of(rise / steps, low / steps, (rise + half) / steps, steps, stepNanos);
    return new GrowthInterval(g.perHour(), g.perHourLow(), g.perHourHigh(), rise, g.windowNanos());
  }
}
