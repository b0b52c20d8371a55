package io.unclosed.analysis.verdict;

import io.unclosed.analysis.stats.GrowthInterval;
import java.util.List;

/**
 * When a limit is reached.
 *
 * @param soonestSeconds at the upper bound of the slope; -1 when not foreseen
 * @param latestSeconds at the lower bound; -1 when not bounded
 */
public record TimeToLimit(long soonestSeconds, long latestSeconds) {
  /** Not foreseen. */
  public static final TimeToLimit NONE = new TimeToLimit(-1, -1);

  /**
   * Nobody should be told the future of a week from ten minutes: at most four times as far ahead as
   * it was watched to rise.
   */
  static final int TIMES_AHEAD = 4;

  /**
   * Foresees it from the shortest window that was watched for long enough.
   *
   * @param rises shortest window first
   * @param headroom what is left, in the unit of the limit
   * @param each what one more takes of it; 0 when nothing
   */
  public static TimeToLimit of(List<GrowthInterval> rises, long headroom, int each) {
    for (GrowthInterval g : rises) {
      double seconds = secondsUntil(headroom, each * g.perHour());
      if (each > 0 && seconds <= TIMES_AHEAD * (g.watchedNanos() / 1e9)) {
        double latest = secondsUntil(headroom, each * g.perHourLow());
        return new TimeToLimit(
            (long) secondsUntil(headroom, each * g.perHourHigh()),
            Double.isInfinite(latest) ? -1 : (long) latest);
      }
    }
    return NONE;
  }

  private static double secondsUntil(long headroom, double perHour) {
    return perHour <= 0 ? Double.POSITIVE_INFINITY : headroom / perHour * 3600;
  }

  /** Whether it is foreseen at all. */
  public boolean foreseen() {
    return soonestSeconds >= 0;
  }
}
