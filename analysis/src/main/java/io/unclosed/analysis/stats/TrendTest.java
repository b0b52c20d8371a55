package io.unclosed.analysis.stats;

import org.jspecify.annotations.Nullable;

/**
 * The trend test for quantities such as memory: a whole window must rise, by enough, in every part,
 * and not by one jump.
 *
 * <p>The checks stand in the order of their cost: comparing both ends of the window rejects nearly
 * every healthy series, and only the rest pays for comparing all pairs. What each check rejects:
 *
 * <ul>
 *   <li>trend test and lower bound of the slope: noise, also where each value depends on the last
 *   <li>least rise: a change that is real and too small to matter
 *   <li>thirds: a pool that filled up, a cache that warms, a burst before a calm
 *   <li>largest step: a redeployment, a new configuration
 * </ul>
 *
 * <p>The factors are those of a simulation on fortnights of made-up memory and counts, healthy and
 * leaking: flat, warming, daily, sawtooth, stepping, random walks; docs/evidence/GROWING.md.
 *
 * @param z least score of the trend test
 * @param lastThird least slope of the last third, as a share of the whole slope
 * @param leastRise least growth over the window, by the lower bound
 * @param leastShare the same as a share of the level
 * @param counts whether it is single events that are counted
 */
public record TrendTest(
    double z, double lastThird, double leastRise, double leastShare, boolean counts)
    implements TrendRule {

  /** Counts, over a short window: quick to suspect. */
  public static final TrendTest YOUNG_COUNT = new TrendTest(3, 0.5, 20, 0.05, true);

  /** Counts, which have next to no noise. */
  public static final TrendTest COUNT = new TrendTest(3, 0.8, 20, 0.05, true);

  /** Bytes of memory, which have much. */
  public static final TrendTest BYTES = new TrendTest(4, 0.8, 16 << 20, 0.02, false);

  /** The same, where the limit is near or each hour is above the day before's. */
  public static final TrendTest BYTES_SOON = new TrendTest(4, 0.4, 16 << 20, 0.02, false);

  /** The same over days, freed of the daily wave: what is called a leak. */
  public static final TrendTest BYTES_OVER_DAYS = new TrendTest(4.5, 0.8, 32 << 20, 0.03, false);

  private static final int BLOCKS = 12;

  @Override
  public @Nullable GrowthInterval judge(float[] points, int whole, long stepNanos) {
    int n = points.length;
    if (n < whole || points[n - 1] - points[0] < leastRise / 2) {
      return null;
    }
    TheilSen pairs = TheilSen.of(points);
    double slope = pairs.slope();
    MannKendall trend = MannKendall.of(points, slope);
    double variance = trend.variance() * trend.correction();
    double low = pairs.low(variance);
    if (trend.z() < z || low <= 0 || low * n < enough(points, slope)) {
      return null;
    }
    if (!risesInEveryPart(points, slope) || jumps(points)) {
      return null;
    }
    return bounded(slope, low, pairs.high(variance), n, stepNanos);
  }

  /** A line fits counted events better than they will keep to it: at least their own chance. */
  private GrowthInterval bounded(double slope, double low, double high, int n, long stepNanos) {
    double chance = counts ? 1.96 * Math.sqrt(slope * n) / n : 0;
    return GrowthInterval.of(
        slope, Math.min(low, slope - chance), Math.max(high, slope + chance), n, stepNanos);
  }

  private double enough(float[] points, double slope) {
    double spread = 3 * spreadAround(points, slope);
    double level = median(points, 0, points.length);
    return Math.max(Math.max(leastRise, spread), leastShare * level);
  }

  private static double spreadAround(float[] points, double slope) {
    double[] off = new double[points.length];
    for (int i = 0; i < off.length; i++) {
      off[i] = points[i] - slope * i;
    }
    double middle = Ranks.median(off.clone());
    for (int i = 0; i < off.length; i++) {
      off[i] = Math.abs(off[i] - middle);
    }
    return 1.4826 * Ranks.median(off);
  }

  private boolean risesInEveryPart(float[] points, double slope) {
    int n = points.length;
    int third = n / 3;
    double first = median(points, 0, third);
    double second = median(points, third, 2 * third);
    double last = median(points, 2 * third, n);
    double total = last - first;
    return total > 0
        && second - first >= 0.15 * total
        && last - second >= 0.25 * total
        && TheilSen.of(points, n - third, n).slope() >= lastThird * slope;
  }

  private static boolean jumps(float[] points) {
    int n = points.length;
    double before = median(points, 0, n / BLOCKS);
    double first = before;
    double largest = 0;
    for (int b = 1; b < BLOCKS; b++) {
      double block = median(points, b * n / BLOCKS, (b + 1) * n / BLOCKS);
      largest = Math.max(largest, block - before);
      before = block;
    }
    return largest > 0.5 * (before - first);
  }

  private static double median(float[] points, int from, int to) {
    double[] part = new double[to - from];
    for (int i = from; i < to; i++) {
      part[i - from] = points[i];
    }
    return Ranks.median(part);
  }
}
