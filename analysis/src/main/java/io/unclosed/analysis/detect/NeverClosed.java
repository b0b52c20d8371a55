package io.unclosed.analysis.detect;

import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.LogHistogram;
import io.unclosed.analysis.kind.Nature;
import io.unclosed.analysis.stats.GrowthInterval;
import io.unclosed.analysis.stats.Poisson;
import io.unclosed.analysis.words.Format;
import org.jspecify.annotations.Nullable;

/**
 * A line opens at an even rate and has closed next to none: after one patience that is worth a
 * word, though a cache or a pool that fills does the same.
 *
 * <p>It looks at the ages of what is open alone: 20 came within ten times the patience, an eighth
 * of these in its older half and an eighth in its last quarter.
 */
final class NeverClosed {
  private static final int FEWEST = 20;
  private static final int LATELY = 10;
  private static final double EACH_PART = 1 / 8.0;

  private NeverClosed() {}

  /** How fast they come; null when they do not, or not evenly, or when some are closed. */
  static @Nullable GrowthInterval look(CallSiteStats f, long nowNanos, long patienceNanos) {
    long oldest = f.oldestNanos(nowNanos);
    long closed = f.counts().closed() - f.counts().collected();
    if (f.counts().open() < FEWEST
        || oldest < patienceNanos + patienceNanos / LATELY
        || !Closes.nextToNone(closed, f.counts().opened())
        || Nature.COLLECTED.isOf(f.kind())
        || f.isPoolFilling()) {
      return null;
    }
    // Ages are known to a power of two: a window between two of them.
    long window =
        LogHistogram.lowerNanos(LogHistogram.bucketOf(Math.min(oldest, LATELY * patienceNanos)));
    long came = younger(f, window);
    long first = came - younger(f, window / 2);
    long last = younger(f, window / 4);
    if (came < FEWEST || Math.min(first, last) < EACH_PART * came) {
      return null;
    }
    double perHour = 3.6e12 / window;
    return new GrowthInterval(
        came * perHour,
        Poisson.low((double) came) * perHour,
        Poisson.high((double) came) * perHour,
        came,
        window);
  }

  private static long younger(CallSiteStats f, long nanos) {
    return f.counts().open() - f.times().ages().countAtLeast(nanos);
  }

  static String sentence(CallSiteStats f, GrowthInterval g) {
    long closed = f.counts().closed() - f.counts().collected();
    return Format.count(f.counts().opened())
        + " were opened here and "
        + (closed == 0 ? "none" : Format.count(closed))
        + " closed by the program; "
        + Format.count(Math.round(g.rise()))
        + " of them in the last "
        + Format.duration(g.windowNanos())
        + ": "
        + Format.rate(g.perHour(), g.perHourLow(), g.perHourHigh())
        + ".";
  }
}
