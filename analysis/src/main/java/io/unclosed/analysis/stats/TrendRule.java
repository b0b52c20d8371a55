package io.unclosed.analysis.stats;

import org.jspecify.annotations.Nullable;

/** When a series of floors counts as rising. */
public interface TrendRule {
  /**
   * Judges a window.
   *
   * @param points floors in order of time, equally far apart
   * @param whole how many points make the window whole; fewer have been seen when the watched thing
   *     is young
   * @param stepNanos between two points
   * @return how fast it rises; null when it does not, or not surely
   */
  @Nullable GrowthInterval judge(float[] points, int whole, long stepNanos);
}
