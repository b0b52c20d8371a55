package io.unclosed.analysis.history;

import io.unclosed.analysis.stats.CountTrendTest;
import io.unclosed.analysis.stats.GrowthInterval;
import io.unclosed.analysis.stats.TrendRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches one count and says whether it keeps rising, over several windows at once, from ten
 * minutes to a fortnight by default ({@link TimeWindow}).
 *
 * <p>A window is tested only when one of its buckets has filled, so long windows cost nothing most
 * of the time. A rise is reported after some tests in a row found it. It is taken back when half a
 * window of tests found none, so that one calm bucket does not end it, or at once when the count
 * has lost half of what it had gained.
 *
 * <p>Turnover is no rise: when the program closed, over the same window and at the same age, at
 * least a quarter as many as the count has grown by, then things of that age do get closed here,
 * and the growth is load (a morning of long sessions, say).
 */
public final class TrendMonitor {
  private static final double TURNED_OVER = 0.25;

  private static final @Nullable Rise[] NOTHING = new @Nullable Rise[TimeWindow.LEVELS];

  private static final List<CountTrendTest> CLIMBS =
      Collections.nCopies(TimeWindow.LEVELS, new CountTrendTest());

  private final List<TimeWindow> horizons;
  private final List<? extends TrendRule> rules;
  private final int inARow;
  private final Series values;

  /** Null until one of that age is closed, which at most lines never happens. */
  private @Nullable Series closed;

  private boolean begun;

  /** Null where nothing rises; one array of nulls for all, until something does. */
  private @Nullable Rise[] rising = NOTHING;

  /**
   * Begins to watch.
   *
   * @param rules one a horizon
   * @param inARow tests in a row that must say it rises
   */
  public TrendMonitor(List<TimeWindow> horizons, List<? extends TrendRule> rules, int inARow) {
    this.horizons = horizons;
    this.rules = rules;
    this.inARow = inARow;
    this.values = new Series(horizons);
  }

  /** Watches a small count climb that should not exist at all. */
  public static TrendMonitor ofClimb(List<TimeWindow> horizons, int inARow) {
    return new TrendMonitor(horizons, CLIMBS, inARow);
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
    Rise rise = rising[level];
    if (rise != null && rise.growth != null && value < rise.top - rise.growth.rise() / 2) {
      rise.growth = null;
    }
  }

  private void pushClosed(int level, long nowNanos, long closedSoFar) {
    if (closed == null && closedSoFar > 0) {
      closed = new Series(horizons);
      for (int l = 0; begun && l < TimeWindow.LEVELS; l++) {
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
    for (int level = 0; level < TimeWindow.LEVELS; level++) {
      push(level, nowNanos, value, closedSoFar);
    }
  }

  private void test(int level, long nowNanos) {
    TimeWindow h = horizons.get(level);
    GrowthInterval g =
        values.isFlat(level)
            ? null
            : rules.get(level).judge(values.points(level), h.points(), h.bucketNanos());
    if (g != null && closedWithin(level) >= TURNED_OVER * g.rise()) {
      g = null;
    }
    if (g != null) {
      rises(level, g, nowNanos);
    } else {
      pauses(level, h);
    }
  }

  private void rises(int level, GrowthInterval g, long nowNanos) {
    Rise rise = riseAt(level);
    rise.passes++;
    rise.fails = 0;
    if (rise.passes >= inARow || rise.growth != null) {
      if (rise.growth == null) {
        rise.sinceNanos = nowNanos - g.windowNanos();
        rise.sinceValue = values.oldest(level);
      }
      rise.growth = watched(g, rise, values.newest(level), nowNanos);
      rise.top = values.newest(level);
    }
  }

  private void pauses(int level, TimeWindow h) {
    Rise rise = rising[level];
    if (rise == null) {
      return;
    }
    rise.passes = 0;
    if (rise.growth == null || ++rise.fails > h.points() / 2) {
      rising[level] = null;
    }
  }

  private Rise riseAt(int level) {
    if (rising == NOTHING) {
      rising = NOTHING.clone();
    }
    Rise rise = rising[level];
    if (rise == null) {
      rise = new Rise();
      rising[level] = rise;
    }
    return rise;
  }

  /** A short window that has shown a rise for hours has been watched for hours. */
  private static GrowthInterval watched(GrowthInterval g, Rise rise, double newest, long nowNanos) {
    long nanos = nowNanos - rise.sinceNanos;
    double hours = nanos / 3.6e12;
    return g.watchedFor(nanos, (newest - rise.sinceValue) / hours);
  }

  /** The rises of all horizons that show one, shortest window first. */
  public List<GrowthInterval> rises() {
    List<GrowthInterval> rises = new ArrayList<>(TimeWindow.LEVELS);
    for (int level = 0; level < TimeWindow.LEVELS; level++) {
      GrowthInterval g = at(level);
      if (g != null) {
        rises.add(g);
      }
    }
    return rises;
  }

  /** The longest horizon that shows a rise; -1 when none does. */
  public int longest() {
    int level = TimeWindow.LEVELS - 1;
    while (level >= 0 && at(level) == null) {
      level--;
    }
    return level;
  }

  /** How many of that age were closed within a level's window. */
  public double closedWithin(int level) {
    return closed == null ? 0 : closed.rise(level);
  }

  /** What one level shows; null when no rise. */
  public @Nullable GrowthInterval at(int level) {
    Rise rise = rising[level];
    return rise == null ? null : rise.growth;
  }

  /** The lowest value that is remembered. */
  public double lowest() {
    return values.lowest();
  }

  /** What one level has seen rise. */
  private static final class Rise {
    /** Null before some tests in a row have passed. */
    private @Nullable GrowthInterval growth;

    private double top;
    private long sinceNanos;
    private double sinceValue;
    private int passes;
    private int fails;
  }
}
