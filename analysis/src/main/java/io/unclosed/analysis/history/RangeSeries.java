package io.unclosed.analysis.history;

import java.util.List;

/** The lowest and the highest values of one quantity in the buckets of every horizon. */
public final class RangeSeries {
  private final WindowMinima[] lows;
  private final WindowMinima[] negativeHighs;

  /** A series without a past. */
  public RangeSeries(List<TimeWindow> horizons) {
    lows = new WindowMinima[horizons.size()];
    negativeHighs = new WindowMinima[horizons.size()];
    for (int i = 0; i < lows.length; i++) {
      lows[i] = new WindowMinima(horizons.get(i));
      negativeHighs[i] = new WindowMinima(horizons.get(i));
    }
  }

  /**
   * Takes a value in at one horizon.
   *
   * @return true when that horizon has a new point
   */
  public boolean push(int level, long nowNanos, long value) {
    negativeHighs[level].push(nowNanos, -value);
    return lows[level].push(nowNanos, value);
  }

  /** How many buckets of a horizon are full. */
  public int size(int level) {
    return lows[level].size();
  }

  /** The lowest values in the full buckets of one horizon, oldest first. */
  public float[] lows(int level) {
    return lows[level].points();
  }

  /** The highest values in the full buckets of one horizon, oldest first. */
  public float[] highs(int level) {
    float[] highs = negativeHighs[level].points();
    for (int i = 0; i < highs.length; i++) {
      highs[i] = -highs[i];
    }
    return highs;
  }
}
