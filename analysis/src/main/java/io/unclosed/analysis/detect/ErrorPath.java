package io.unclosed.analysis.detect;

import io.unclosed.analysis.input.AcceptTimes;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.LogHistogram;
import io.unclosed.analysis.kind.Nature;
import io.unclosed.analysis.stats.GrowthInterval;
import java.util.List;

/**
 * Whether what is overdue at a frame was forgotten on some path, and is no work that lasts.
 *
 * <p>Next to none of that age may ever be closed. Then four are enough when one comes about each
 * patience; six when they come more slowly, over thirty patiences. Three sorts may be no error path
 * and wait until they would have ended:
 *
 * <ul>
 *   <li>connections that make more than a fiftieth of all
 *   <li>what comes with a session each ({@link Sessions}), if it makes a five-hundredth
 *   <li>the tail of work whose length knows no usual: where a good part of what reaches a quarter
 *       of that age is closed before it, some of the overdue would be too, at each doubling of
 *       their age. Six must be missed.
 * </ul>
 *
 * <p>What the program connects of its own is judged sooner than sessions are, as lasting links are
 * few and made early: after so long, all together, that if they ended at random three would have by
 * now.
 */
final class ErrorPath {
  private static final int SOON = 4;
  private static final int ENOUGH = 6;

  /** The mean gap, in patiences, up to which four are enough. */
  private static final double DENSE = 0.85;

  /** The same for six. */
  private static final double SLOWER = 1.5;

  /** Patiences over which six are enough at any pace. */
  private static final int LONG = 30;

  /** Of all that it connects, the overdue share above which those are a sort of their own. */
  private static final double OWN_SORT = 0.02;

  /** The same of what comes with sessions, which beside health checks are usual. */
  private static final double SESSIONS = 0.002;

  /** Of those that reach a quarter of the age, the share closed before it that makes a tail. */
  private static final double TAIL = 0.25;

  /** How many more of a tail would have been closed by now than were. */
  private static final double MISSED = 6;

  /** Patiences after which sessions of hours have begun to end. */
  private static final int SESSIONS_END = 360;

  /** Patiences that a connection of the program's own to somebody lasts on average, at the most. */
  private static final int LINKS_END = 60;

  /** The least time for that: a subscription does not end sooner where patience is short. */
  private static final long LINKS_END_NANOS = 1_800_000_000_000L;

  /** Patiences after which a server that had stalled has answered, or a timeout has come. */
  private static final int STALLS_END = 20;

  private final long patienceNanos;

  /** Time that the overdue ones have been open since then, all together. */
  private double exposureNanos;

  private long lookedNanos;

  ErrorPath(long patienceNanos) {
    this.patienceNanos = patienceNanos;
  }

  /** Takes in how many are overdue now. */
  void add(long nowNanos, long overdue) {
    exposureNanos += lookedNanos == 0 ? 0 : (double) overdue * (nowNanos - lookedNanos);
    lookedNanos = nowNanos;
  }

  /** Forgets for how long they have been so. */
  void restart() {
    exposureNanos = 0;
    lookedNanos = 0;
  }

  /**
   * Whether it is one.
   *
   * @param limitNanos age from which on they are overdue
   * @param open those that are
   * @param closed those that were when they were closed
   */
  boolean isSure(
      CallSiteStats f,
      Arrivals arrivals,
      List<GrowthInterval> rises,
      long limitNanos,
      long open,
      long closed) {
    if (rises.isEmpty() || !Closes.nextToNone(closed, open + closed)) {
      return false;
    }
    GrowthInterval longest = rises.get(rises.size() - 1);
    double patiences = (double) longest.watchedNanos() / patienceNanos;
    if (mayBeTail(f, limitNanos, open, closed)) {
      return false;
    }
    boolean withSessions =
        AcceptTimes.isAccept(f.openedBy().api())
            || Sessions.explain(f, limitNanos, longest.windowNanos());
    double share =
        Math.max(
            arrivals.shareOf(f.counts().opened()),
            (double) open / Math.max(1, f.counts().opened()));
    boolean ownSort = Nature.SESSION.isOf(f.kind()) && share > OWN_SORT;
    if (ownSort || (withSessions && share > SESSIONS)) {
      return patiences >= SESSIONS_END || (!withSessions && linksWouldHaveEnded(arrivals, closed));
    }
    return keepComing(arrivals) || (patiences >= LONG && open >= ENOUGH);
  }

  /** Whether as many of the overdue were closed as of those a little younger, as far as is seen. */
  private boolean mayBeTail(CallSiteStats f, long limitNanos, long open, long closed) {
    double reached = f.closedAtLeast(limitNanos / 4) + open;
    double passed = closed + open;
    if (reached - passed <= TAIL * reached) {
      return false;
    }
    double closedEachDoubling = 1 - Math.sqrt(passed / reached);
    double doublings = doublings(f.times().ages(), limitNanos, f.oldestNanos(lookedNanos));
    return closedEachDoubling * doublings < MISSED + 3 * closed;
  }

  /** How often the overdue ones have doubled that age, all together. */
  private static double doublings(LogHistogram ages, long limitNanos, long oldestNanos) {
    double sum = 0;
    for (int b = LogHistogram.bucketOf(limitNanos); b < LogHistogram.BUCKETS; b++) {
      long upTo = Math.min(LogHistogram.upperNanos(b), oldestNanos);
      double middle = (LogHistogram.lowerNanos(b) + upTo) / 2.0;
      sum += ages.count(b) * Math.max(0, Math.log(middle / limitNanos) / Math.log(2));
    }
    return sum;
  }

  private boolean linksWouldHaveEnded(Arrivals arrivals, long closed) {
    return arrivals.spanNanos() >= STALLS_END * patienceNanos
        && exposureNanos
            >= (3.0 + 2 * closed) * Math.max(LINKS_END_NANOS, LINKS_END * patienceNanos);
  }

  private boolean keepComing(Arrivals arrivals) {
    double gap = (double) arrivals.gapNanos() / patienceNanos;
    return (arrivals.moments() >= SOON && gap <= DENSE)
        || (arrivals.moments() >= ENOUGH && gap <= SLOWER);
  }
}
