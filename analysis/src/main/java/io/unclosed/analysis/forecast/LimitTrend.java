package io.unclosed.analysis.forecast;

import io.unclosed.analysis.finding.LimitForecast.Outlook;
import io.unclosed.analysis.history.RangeSeries;
import io.unclosed.analysis.history.TimeWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the use of one limit is going.
 *
 * <p>The future up to the limit is judged from the shortest past that is at least a quarter as
 * long: a fresh leak is not diluted by the calm before it, and nobody is told the end of a week
 * from ten minutes but as an early estimate.
 */
final class LimitTrend {
  /** How many times as far ahead as it was watched a forecast may reach. */
  private static final int TIMES_AHEAD = 4;

  /** Buckets that must be full before a window says anything. */
  private static final int FEWEST = 6;

  /** Patiences for which use must have been flat to be called steady, and a rise be established. */
  private static final int SETTLED = 10;

  private final List<TimeWindow> horizons;
  private final RangeSeries series;
  private final long patienceNanos;
  private final boolean bytes;

  /** One a horizon, as of its last full bucket; null before enough are full. */
  private final @Nullable Drift[] drifts;

  private final FirstRate firstRate;

  LimitTrend(List<TimeWindow> horizons, long patienceNanos, boolean bytes) {
    this.horizons = horizons;
    this.series = new RangeSeries(horizons);
    this.drifts = new @Nullable Drift[horizons.size()];
    this.patienceNanos = patienceNanos;
    this.bytes = bytes;
    this.firstRate = new FirstRate(patienceNanos);
  }

  /**
   * Takes in what is used, and tells where that is going.
   *
   * @param max the limit; -1 when unknown
   */
  Course next(long nowNanos, long used, long max) {
    firstRate.push(nowNanos, used);
    for (int level = 0; level < drifts.length; level++) {
      if (series.push(level, nowNanos, used) && series.size(level) >= FEWEST) {
        drifts[level] = drift(level);
      }
    }
    Drift longest = null;
    for (Drift drift : drifts) {
      if (drift == null) {
        break;
      }
      if (drift.grows() && (!bytes || drift.windowNanos() >= SETTLED * patienceNanos)) {
        longest = drift;
        double nanosAhead = drift.hoursUntil(max - used) * 3.6e12;
        boolean held = drift.windowNanos() >= 2 * patienceNanos;
        if (max >= 0 && held && nanosAhead <= TIMES_AHEAD * (double) drift.windowNanos()) {
          return drift.course(Outlook.GROWING, max);
        }
      }
    }
    if (longest != null) {
      return far(longest, used, max);
    }
    return series.size(0) < FEWEST ? sinceFirst(used, max) : calm();
  }

  /** Further ahead than a forecast reaches. */
  private Course far(Drift drift, long used, long max) {
    boolean soon = max >= 0 && Course.isSoon(drift.hoursUntil(max - used));
    boolean established = drift.windowNanos() >= SETTLED * patienceNanos;
    return soon
        ? drift.course(Outlook.EARLY, max)
        : drift.withoutMoment(established ? Outlook.GROWING : Outlook.EARLY);
  }

  /** Before a window says anything. */
  private Course sinceFirst(long used, long max) {
    return bytes ? Course.UNKNOWN : Course.early(firstRate.perHour(), max < 0 ? -1 : max - used, 0);
  }

  private Course calm() {
    for (int level = horizons.size() - 1; level >= 0; level--) {
      Drift drift = drifts[level];
      if (drift != null && drift.windowNanos() >= SETTLED * patienceNanos) {
        return drift.isFlat() ? Course.STEADY : Course.UNKNOWN;
      }
    }
    return Course.UNKNOWN;
  }

  private Drift drift(int level) {
    return new Drift(
        series.lows(level), series.highs(level), horizons.get(level).bucketNanos(), bytes);
  }
}
