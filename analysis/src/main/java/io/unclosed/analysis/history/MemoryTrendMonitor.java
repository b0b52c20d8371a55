package io.unclosed.analysis.history;

import io.unclosed.analysis.history.MemoryWindows.Sort;
import io.unclosed.analysis.stats.DailySeason;
import io.unclosed.analysis.stats.GrowthInterval;
import io.unclosed.analysis.stats.TheilSen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches a part of memory and says whether it keeps rising.
 *
 * <p>Memory is noisier than a count: it warms up for a day, follows the hours, saws at the
 * collector's pace, and each value depends on the one before, so that a plain trend test calls
 * three flat days in four a leak. Therefore the test sees only the lowest value of each interval,
 * allows for that dependence, has the daily pattern taken off, and must succeed three times in a
 * row ({@link MemoryWindows}).
 *
 * <p>A rise ends when four tests in a row found none, or when half of what was gained is lost.
 */
public final class MemoryTrendMonitor {
  private static final int IN_A_ROW = 3;
  private static final int FAILS = 4;

  /** Nobody should be told the end from less than a quarter of the way to it. */
  private static final int TIMES_AHEAD = 4;

  private final long patienceNanos;

  /** Bound: six hours of floors, one each patience. */
  private final WindowMinima fine;

  /** Bound: a fortnight of floors, four in sixty patiences. */
  private final WindowMinima coarse;

  private final List<Level> levels = new ArrayList<>();

  /** Floors of a patience that were ever full: the clock of the tests. */
  private long ticks;

  /** Begins to watch. */
  public MemoryTrendMonitor(long patienceNanos) {
    this.patienceNanos = patienceNanos;
    for (MemoryWindows span : MemoryWindows.values()) {
      levels.add(new Level(span));
    }
    fine = new WindowMinima(new TimeWindow(0, MemoryWindows.SIX_HOURS.window, patienceNanos));
    coarse =
        new WindowMinima(
            new TimeWindow(
                1,
                MemoryWindows.FORTNIGHT.window / MemoryWindows.QUARTER,
                MemoryWindows.QUARTER * patienceNanos));
  }

  /**
   * Takes a value in.
   *
   * @param room bytes until the limit; -1 when there is none
   */
  public void push(long nowNanos, long bytes, long room) {
    coarse.push(nowNanos, bytes);
    if (fine.push(nowNanos, bytes)) {
      ticks++;
      for (Level level : levels) {
        if (ticks % level.span.step() == 0) {
          level.test(points(level.span), room);
        }
      }
    }
    for (Level level : levels) {
      level.dropWhenGone(bytes);
    }
  }

  private static boolean isNear(GrowthInterval g, long room) {
    double hours = g.windowNanos() / 3.6e12;
    return room >= 0 && room <= g.perHour() * hours * TIMES_AHEAD;
  }

  private @Nullable GrowthInterval judge(MemoryWindows span, float[] points) {
    long step = span.bucket * patienceNanos;
    if (span.sort == Sort.SOON) {
      GrowthInterval g = span.rule().judge(points, points.length, step);
      // Twice: a slope that bends will fall by as much again.
      return g == null ? null : bounded(g, Math.max(2 * thirds(points), ofTheHour(g, step)), step);
    }
    int perDay = MemoryWindows.DAY / span.bucket;
    if (span.sort == Sort.EARLY && !isAboveYesterday(points, perDay)) {
      return null;
    }
    DailySeason dailySeason = new DailySeason(points, perDay);
    double rising = span == MemoryWindows.FOUR_DAYS ? 1 : 0.75;
    if (span.sort == Sort.SURE && dailySeason.rising() < rising) {
      return null;
    }
    float[] free = dailySeason.withoutProfile();
    double half = span.sort == Sort.SURE ? dailySeason.halfWidth() : thirds(free);
    return bounded(span.rule().judge(free, points.length, step), half, step);
  }

  /** How much the slopes of the outer thirds differ: a warm-up bends, and a rate hides in it. */
  private static double thirds(float[] points) {
    int n = points.length;
    double first = TheilSen.of(points, 0, n / 3).slope();
    double last = TheilSen.of(points, n - n / 3, n).slope();
    return Math.abs(last - first);
  }

  /** Before a whole day was seen, what the time of day may account for: two fifths. */
  private static double ofTheHour(GrowthInterval g, long stepNanos) {
    return 0.4 * g.perHour() * stepNanos / 3.6e12;
  }

  /** With at least so much on either side. */
  private static @Nullable GrowthInterval bounded(
      @Nullable GrowthInterval g, double half, long stepNanos) {
    if (g == null) {
      return null;
    }
    double perHour = half * 3.6e12 / stepNanos;
    double low = Math.min(g.perHourLow(), g.perHour() - perHour);
    double high = Math.max(g.perHourHigh(), g.perHour() + perHour);
    return new GrowthInterval(g.perHour(), Math.max(0, low), high, g.rise(), g.windowNanos());
  }

  /**
   * The day's eight parts have higher floors than the day before, but for two at most: a weekend
   * flattens the wave.
   */
  private static boolean isAboveYesterday(float[] points, int perDay) {
    int part = perDay / 8;
    double[] apart = new double[8];
    for (int p = 0; p < 8; p++) {
      apart[p] = floor(points, perDay + p * part, part) - floor(points, p * part, part);
    }
    Arrays.sort(apart);
    return apart[2] > 0 && (apart[3] + apart[4]) / 2 > MemoryWindows.TWO_DAYS.rule().leastRise();
  }

  private static double floor(float[] points, int from, int count) {
    double lowest = points[from];
    for (int i = from + 1; i < from + count; i++) {
      lowest = Math.min(lowest, points[i]);
    }
    return lowest;
  }

  /** The window's floors; none while it is not whole. */
  private float[] points(MemoryWindows span) {
    WindowMinima ring = span.isFine() ? fine : coarse;
    int each = span.isFine() ? span.bucket : span.bucket / MemoryWindows.QUARTER;
    int n = span.window / span.bucket;
    int first = ring.size() - n * each;
    if (first < 0) {
      return new float[0];
    }
    float[] points = new float[n];
    for (int i = 0; i < n; i++) {
      float lowest = ring.at(first + i * each);
      for (int j = 1; j < each; j++) {
        lowest = Math.min(lowest, ring.at(first + i * each + j));
      }
      points[i] = lowest;
    }
    return points;
  }

  /** The rises of all windows that show one, shortest first. */
  public List<GrowthInterval> rises() {
    List<GrowthInterval> rises = new ArrayList<>(levels.size());
    for (Level level : levels) {
      if (level.growth != null) {
        rises.add(level.growth);
      }
    }
    return rises;
  }

  /** Whether it rises on every day alike, or is about to reach its limit. */
  public boolean isSure() {
    for (Level level : levels) {
      if (level.growth != null && level.span.sort != Sort.EARLY) {
        return true;
      }
    }
    return false;
  }

  /** What one window shows. */
  private final class Level {
    final MemoryWindows span;
    @Nullable GrowthInterval growth;
    private double top;
    private int passes;
    private int fails;

    Level(MemoryWindows span) {
      this.span = span;
    }

    void test(float[] points, long room) {
      GrowthInterval g = points.length == 0 ? null : judge(span, points);
      if (g == null) {
        passes = 0;
        growth = growth != null && ++fails >= FAILS ? null : growth;
        return;
      }
      passes++;
      fails = 0;
      boolean matters = span.sort != Sort.SOON || isNear(g, room);
      if (growth != null || (passes >= IN_A_ROW && matters)) {
        growth = g;
        top = points[points.length - 1];
      }
    }

    void dropWhenGone(long bytes) {
      if (growth != null && bytes < top - growth.rise() / 2) {
        growth = null;
        passes = 0;
      }
    }
  }
}
