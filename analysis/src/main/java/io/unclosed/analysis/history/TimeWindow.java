package io.unclosed.analysis.history;

import java.util.ArrayList;
import java.util.List;

/**
 * A window and how it is cut into buckets, of each of which the floor is kept.
 *
 * <p>Five horizons, each about seven times the one before, all multiples of patience: 10, 60, 360,
 * 2,880 and 20,160 of them; with a patience of a minute, ten minutes to a fortnight. Slow leaks
 * need the long ones, quick ones must not wait for them.
 *
 * @param level 0 for the shortest
 * @param points buckets in the window
 * @param bucketNanos length of one
 */
public record TimeWindow(int level, int points, long bucketNanos) {
  /** Number of horizons. */
  public static final int LEVELS = 5;

  private static final int[] MULTIPLES = {10, 60, 360, 2880, 20160};

  /** For each of thousands of frames: few points, which is enough for counts. */
  public static List<TimeWindow> coarse(long patienceNanos) {
    return cut(patienceNanos, 20, 30);
  }

  /** For the dozen quantities of the process. */
  public static List<TimeWindow> fine(long patienceNanos) {
    return cut(patienceNanos, 20, 60);
  }

  /**
   * For forecasts: windows of 4 patiences and of four times the one before, up to 16,384 of them,
   * so that there is one for each distance into the future.
   */
  public static List<TimeWindow> ofForecasts(long patienceNanos) {
    List<TimeWindow> all = new ArrayList<>();
    for (long multiple = 4; multiple <= 16_384; multiple *= 4) {
      all.add(new TimeWindow(all.size(), 24, Math.max(1, patienceNanos * multiple / 24)));
    }
    return List.copyOf(all);
  }

  private static List<TimeWindow> cut(long patienceNanos, int pointsOfFirst, int points) {
    TimeWindow[] cut = new TimeWindow[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      int n = level == 0 ? pointsOfFirst : points;
      cut[level] = new TimeWindow(level, n, Math.max(1, patienceNanos * MULTIPLES[level] / n));
    }
    return List.of(cut);
  }

  /** The length of the window. */
  public long windowNanos() {
    return points * bucketNanos;
  }
}
