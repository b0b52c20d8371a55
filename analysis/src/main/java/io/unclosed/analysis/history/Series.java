package io.unclosed.analysis.history;

import java.util.List;

/** Floors of one quantity at every horizon, in one ring each. */
public final class Series {
  private final WindowMinima[] rings;
  private float last;

  /** A series without a past. */
  public Series(List<TimeWindow> horizons) {
    rings = new WindowMinima[horizons.size()];
    for (int i = 0; i < rings.length; i++) {
      rings[i] = new WindowMinima(horizons.get(i));
    }
  }

  /**
   * Takes a value in at one level.
   *
   * @return true when that level has a new point
   */
  public boolean push(int level, long nowNanos, long value) {
    last = (float) value;
    return rings[level].push(nowNanos, value);
  }

  /** Whether the floors of one level are kept as one: then nothing has risen. */
  boolean isFlat(int level) {
    return rings[level].isFlat();
  }

  /** The floors of one level, oldest first. */
  public float[] points(int level) {
    return rings[level].points();
  }

  /** The newest floor of one level, of which there must be one. */
  double newest(int level) {
    return rings[level].at(rings[level].size() - 1);
  }

  /** The oldest floor of one level, of which there must be one. */
  double oldest(int level) {
    return rings[level].at(0);
  }

  /** By how much a level's newest floor is above its oldest; 0 before there are two. */
  public double rise(int level) {
    WindowMinima ring = rings[level];
    return ring.size() < 2 ? 0 : (double) ring.at(ring.size() - 1) - ring.at(0);
  }

  /** The lowest value that is remembered at any level, the last one included. */
  public double lowest() {
    float lowest = last;
    for (WindowMinima ring : rings) {
      for (int i = 0; i < ring.size(); i++) {
        lowest = Math.min(lowest, ring.at(i));
      }
    }
    return lowest;
  }
}
