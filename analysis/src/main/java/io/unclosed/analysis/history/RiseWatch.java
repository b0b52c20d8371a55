package io.unclosed.analysis.history;

import io.unclosed.analysis.stats.Growth;
import io.unclosed.analysis.stats.SteadyClimb;
import io.unclosed.analysis.stats.TrendRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches a quantity rise, at every horizon at once.
 *
 * <p>A level is tested only when one of its buckets has filled: the long horizons cost nothing most
 * of the time. It counts as rising after some tests in a row said so, and stops when half a window
 * of tests said otherwise, so that one calm bucket does not take a finding back; or at once when
 * half of what it rose by is gone.
 *
 * <p>What is turned over is not piled up: when, over the same window, a quarter as many were closed
 * at that age as the pile has grown by, then things of that age do get closed here, and the rise is
 * load (a morning of long sessions, say).
 */
public final class RiseWatch {
  private static final double TURNED_OVER = 0.25;

  private static final List<SteadyClimb> CLIMBS =
      Collections.nCopies(Horizon.LEVELS, new SteadyClimb());

  private final List<Horizon> horizons;
  private final List<? extends TrendRule> rules;
  private final int inARow;
  private final Series values;

  /** Null until one of that age is closed, which at most lines never happens. */
  private @Nullable Series closed;

  private boolean begun;
  private final @Nullable Growth[] growth = new @Nullable Growth[Horizon.LEVELS];
  private final double[] tops = new double[Horizon.LEVELS];
  private final long[] sinceNanos = new long[Horizon.LEVELS];
  private final double[] sinceValue = new double[Horizon.LEVELS];
  private final int[] passes = new int[Horizon.LEVELS];
  private final int[] fails = new int[Horizon.LEVELS];

  /**
   * Begins to watch.
   *
   * @param rules one a horizon
   * @param inARow tests in a row that must say it rises
   */
  public RiseWatch(List<Horizon> horizons, List<? extends TrendRule> rules, int inARow) {
    this.horizons = horizons;
    this.rules = rules;
    this.inARow = inARow;
    this.values = new Series(horizons);
  }

  /** Watches a small count climb that should not exist at all. */
  public static RiseWatch ofClimb(List<Horizon> horizons, int inARow) {
    return new RiseWatch(horizons, CLIMBS, inARow);
  }

  /**
   * Takes a value in at one level.
   *
   * @param closedSoFar how many of that age were ever closed by the program; 0 where unknown
   */
  public void push(int level, long nowNanos, long value, long closedSoFar) {
    pushClosed(level, nowNanos, closedSoFar);
    if (values.push(level, nowNanos, value)) {
      test(level, nowNanos);
    }
    Growth g = growth[level];
    if (g != null && value < tops[level] - g.rise() / 2) {
      growth[level] = null;
    }
  }

  private void pushClosed(int level, long nowNanos, long closedSoFar) {
    if (closed == null && closedSoFar > 0) {
      closed = new Series(horizons);
      for (int l = 0; begun && l < Horizon.LEVELS; l++) {
        // A bucket ago there was none yet.
        closed.push(l, nowNanos - horizons.get(l).bucketNanos(), 0);
      }
    }
    begun = true;
    if (closed != null) {
      closed.push(level, nowNanos, closedSoFar);
    }
  }

  /** Takes the same value in at every level. */
  public void pushAll(long nowNanos, long value, long closedSoFar) {
    for (int level = 0; level < Horizon.LEVELS; level++) {
      push(level, nowNanos, value, closedSoFar);
    }
  }

  private void test(int level, long nowNanos) {
    Horizon h = horizons.get(level);
    Growth g = rules.get(level).judge(values.points(level), h.points(), h.bucketNanos());
    if (g != null && closedWithin(level) >= TURNED_OVER * g.rise()) {
      g = null;
    }
    if (g != null) {
      passes[level]++;
      fails[level] = 0;
      if (passes[level] >= inARow || growth[level] != null) {
        if (growth[level] == null) {
          sinceNanos[level] = nowNanos - g.windowNanos();
          sinceValue[level] = values.oldest(level);
        }
        growth[level] = watched(g, level, nowNanos);
        tops[level] = values.newest(level);
      }
    } else {
      passes[level] = 0;
      if (growth[level] != null && ++fails[level] > h.points() / 2) {
        growth[level] = null;
      }
    }
  }

  /** A short window that has shown a rise for hours has been watched for hours. */
  private Growth watched(Growth g, int level, long nowNanos) {
    long nanos = nowNanos - sinceNanos[level];
    double hours = nanos / 3.6e12;
    return g.watchedFor(nanos, (values.newest(level) - sinceValue[level]) / hours);
  }

  /** The rises of all horizons that show one, shortest window first. */
  public List<Growth> rises() {
    List<Growth> rises = new ArrayList<>(Horizon.LEVELS);
    for (Growth g : growth) {
      if (g != null) {
        rises.add(g);
      }
    }
    return rises;
  }

  /** The longest horizon that shows a rise; -1 when none does. */
  public int longest() {
    int level = growth.length - 1;
    while (level >= 0 && growth[level] == null) {
      level--;
    }
    return level;
  }

  /** How many of that age were closed within a level's window. */
  public double closedWithin(int level) {
    return closed == null ? 0 : closed.rise(level);
  }

  /** What one level shows; null when no rise. */
  public @Nullable Growth at(int level) {
    return growth[level];
  }

  /** The lowest value that is remembered. */
  public double lowest() {
    return values.lowest();
  }
}
