package io.unclosed.analysis.stats;

import io.unclosed.analysis.input.LogHistogram;

/**
 * How readily the resources of one frame are closed, by their age: closes in each power of two of
 * age, and for how long how many were open at that age.
 *
 * <p>The one question that separates long work from a leak is what becomes of those that have grown
 * old. Work that lasts for hours still ends: of those that reach an age, a part is closed before
 * they are twice as old, and the part grows with age. What was forgotten is closed at no age at
 * all. So a site whose like are closed, and where the oldest pass doubling after doubling of their
 * age without a close, piles up (a life table, as insurers have it; ages beyond what was watched
 * say nothing). They must be closed far more seldom than those a little younger, beyond chance:
 * where few of either have ended yet, nothing has ended.
 */
public final class LifeTable {
  /** Doublings of age, each lived through by one resource, that make the verdict. */
  private static final double ENOUGH = 30;

  /** Closed ones of an age not far below, without which nothing is known of how long work lasts. */
  private static final long KNOWN = 20;

  /** How many powers of two below the old ones those must lie at most. */
  private static final int NEAR = 4;

  /** How much more seldom the old ones must be closed. */
  private static final int SELDOM = 3;

  /** Time lived in each bucket of age, by all together, in units of that bucket's length. */
  private final double[] lived = new double[LogHistogram.BUCKETS];

  private final long[] closedBefore = new long[LogHistogram.BUCKETS];
  private LogHistogram lifetimes = LogHistogram.empty();
  private boolean begun;

  /** Takes in what was open over the last while, and all that was ever closed. */
  public void add(long whileNanos, LogHistogram ages, LogHistogram closed) {
    if (!begun) {
      begun = true;
      for (int b = 0; b < closedBefore.length; b++) {
        closedBefore[b] = closed.count(b);
      }
    }
    for (int b = 1; b < lived.length; b++) {
      lived[b] += ages.count(b) * (double) whileNanos / LogHistogram.lowerNanos(b);
    }
    lifetimes = closed;
  }

  /**
   * Whether at some age from the given one on closing has ended, while those a little younger are
   * closed.
   *
   * @param nanos an age
   */
  public boolean closingEndsFrom(long nanos) {
    int first = Math.max(NEAR + 1, LogHistogram.bucketOf(nanos));
    double old = 0;
    double closed = 0;
    for (int b = lived.length - 1; b >= first; b--) {
      old += lived[b];
      closed += closedIn(b);
      double most = closed + 2 * Math.sqrt(closed + 1);
      boolean ended = old >= ENOUGH && most <= 0.1 * old;
      if (ended && knownBelow(b) && SELDOM * most <= old * leastBelow(b)) {
        return true;
      }
    }
    return false;
  }

  private boolean knownBelow(int bucket) {
    long known = 0;
    for (int b = bucket - NEAR; b < bucket; b++) {
      known += closedIn(b);
    }
    return known >= KNOWN;
  }

  /** The least part, by chance, that is closed within a doubling at the likeliest age below. */
  private double leastBelow(int bucket) {
    double least = 0;
    for (int b = bucket - NEAR; b < bucket; b++) {
      double closed = closedIn(b);
      // What was closed between two looks was never seen to live.
      double passed = Math.max(lived[b], closed);
      least = passed == 0 ? least : Math.max(least, (closed - 2 * Math.sqrt(closed)) / passed);
    }
    return least;
  }

  private long closedIn(int bucket) {
    return Math.max(0, lifetimes.count(bucket) - closedBefore[bucket]);
  }
}
