package io.unclosed.analysis.detect;

import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.kind.Kind;
import io.unclosed.analysis.kind.KindNouns;
import io.unclosed.analysis.stats.GrowthInterval;
import io.unclosed.analysis.words.Format;
import org.jspecify.annotations.Nullable;

/**
 * What a program has a few of comes again and again.
 *
 * <p>A selector, a watch service, a group of channels, a listener and a pool of threads each serve
 * many. Programs make some at their start, a few more with a new tenant or subscription. Twenty
 * that come evenly over five times the patience, of which none goes, are somebody's client that is
 * made for each call.
 */
final class Multiplying {
  private static final int FEWEST = 20;
  private static final int MOMENTS = 8;
  private static final int PATIENCES = 5;

  private final long patienceNanos;
  private final Arrivals arrivals;
  private long most;

  Multiplying(long patienceNanos) {
    this.patienceNanos = patienceNanos;
    this.arrivals = new Arrivals(patienceNanos);
  }

  /** How fast they come; null when they do not, or not evenly, or some go. */
  @Nullable GrowthInterval look(CallSiteStats f, long nowNanos) {
    long old = f.times().ages().countAtLeast(patienceNanos);
    long stay = Kind.THREAD.is(f.kind()) ? Math.min(f.held().pools(), old) : old;
    long closed = closedOld(f);
    most = Math.max(most, stay);
    arrivals.add(nowNanos, most + closed, f.counts().opened());
    if (stay < FEWEST || !Closes.nextToNone(closed, stay + closed) || stay < most - most / 10) {
      return null;
    }
    GrowthInterval g = arrivals.steady(nowNanos, FEWEST);
    boolean whole =
        arrivals.moments() >= MOMENTS && arrivals.spanNanos() >= PATIENCES * patienceNanos;
    return g != null && whole && g.rise() >= FEWEST ? g : null;
  }

  /** Threads of a pool that lives come and go. */
  private long closedOld(CallSiteStats f) {
    return Kind.THREAD.is(f.kind()) ? 0 : f.closedAtLeast(patienceNanos);
  }

  /** Of threads it is their pools that are counted; each has several. */
  static GrowthInterval ofResources(CallSiteStats f, GrowthInterval g) {
    double each =
        f.held().pools() > 0 && Kind.THREAD.is(f.kind())
            ? (double) f.counts().open() / f.held().pools()
            : 1;
    return new GrowthInterval(
        each * g.perHour(),
        each * g.perHourLow(),
        each * g.perHourHigh(),
        each * g.rise(),
        g.windowNanos());
  }

  static String sentence(CallSiteStats f, GrowthInterval g) {
    String what =
        Kind.THREAD.is(f.kind())
            ? "thread pools"
            : KindNouns.of(f.kind(), f.openedBy().api()).plural();
    return "A program usually needs a few "
        + what
        + ". Here "
        + Format.count(Math.round(g.rise()))
        + " were added at an even rate in the last "
        + Format.duration(g.windowNanos())
        + " and almost none ended: "
        + Format.rate(g.perHour(), g.perHourLow(), g.perHourHigh())
        + ".";
  }
}
