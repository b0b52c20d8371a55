package io.unclosed.analysis.detect;

import io.unclosed.analysis.stats.GrowthInterval;
import io.unclosed.analysis.stats.Poisson;
import org.jspecify.annotations.Nullable;

/**
 * When resources became overdue: each moment counts, since a forgotten close is an event and not a
 * level. A handful, spread evenly and still coming, tells a leak sooner than any window of a series
 * can.
 *
 * <p>A run of arrivals ends when none has come for long, by their own measure; then the next one
 * begins a new run.
 */
final class Arrivals {
  /** Moments that are remembered at most; the oldest falls out. */
  private static final int BOUND = 64;

  /** A run whose next arrival is this many of its gaps late has ended. */
  private static final int LATE = 5;

  private static final long[] NONE = {};

  private final long patienceNanos;

  /** Bound: {@link #BOUND}. Empty until the first arrival, which for most frames is never. */
  private long[] nanos = NONE;

  private long[] sizes = NONE;
  private int size;

  /** When the run began, which may be longer ago than is remembered. */
  private long begunNanos;

  /** How many came in the run, without those of its first moment. */
  private long followed;

  private long arrivedSoFar;
  private long openedAtFirst;

  /** Begins when nothing is overdue yet. */
  Arrivals(long patienceNanos) {
    this.patienceNanos = patienceNanos;
  }

  /**
   * Takes in how many were ever overdue.
   *
   * @param opened ever at that frame
   */
  void add(long nowNanos, long everOverdue, long opened) {
    if (size > 0 && nowNanos - nanos[size - 1] > late()) {
      size = 0;
    }
    long came = everOverdue - arrivedSoFar;
    if (came <= 0) {
      return;
    }
    arrivedSoFar = everOverdue;
    if (nanos.length == 0) {
      nanos = new long[BOUND];
      sizes = new long[BOUND];
    }
    if (size == 0) {
      openedAtFirst = opened;
      begunNanos = nowNanos;
      followed = -came;
    } else if (size == BOUND) {
      System.arraycopy(nanos, 1, nanos, 0, BOUND - 1);
      System.arraycopy(sizes, 1, sizes, 0, BOUND - 1);
      size--;
    }
    nanos[size] = nowNanos;
    sizes[size++] = came;
    followed += came;
  }

  private long late() {
    long gap = size < 2 ? 0 : (nanos[size - 1] - nanos[0]) / (size - 1);
    return Math.max(LATE * gap, 2 * patienceNanos);
  }

  /** Moments of arrival in the run. */
  int moments() {
    return size;
  }

  /** Mean time between two moments. */
  long gapNanos() {
    return size < 2 ? Long.MAX_VALUE : (nanos[size - 1] - nanos[0]) / (size - 1);
  }

  /** From the run's first moment to its last. */
  long spanNanos() {
    return size == 0 ? 0 : nanos[size - 1] - begunNanos;
  }

  /** How many arrived in the run, of how many that were opened meanwhile. */
  double shareOf(long openedNow) {
    return size == 0 ? 0 : (double) followed / Math.max(1, openedNow - openedAtFirst);
  }

  /**
   * The rate at which they come; null when fewer than {@code least}, or not evenly: half of them at
   * one moment, or few in the run's second half.
   */
  @Nullable GrowthInterval steady(long nowNanos, int least) {
    if (size < least) {
      return null;
    }
    long middle = nanos[0] + (nowNanos - nanos[0]) / 2;
    long after = 0;
    long largest = 0;
    double squares = 0;
    double late = 0;
    for (int i = 1; i < size; i++) {
      after += sizes[i];
      late += nanos[i] > middle ? sizes[i] : 0;
      largest = Math.max(largest, sizes[i]);
      squares += (double) sizes[i] * sizes[i];
    }
    // A quarter where half is expected: a pool that fills more and more slowly has less.
    boolean even = largest <= Math.max(1, after / 2) && late >= after / 4.0;
    if (!even || after + sizes[0] < least) {
      return null;
    }
    long elapsed = nowNanos - nanos[0];
    double each = squares / after;
    double perHour = 3.6e12 / elapsed;
    return new GrowthInterval(
        after * perHour,
        each * Poisson.lowWhenDense(after / each) * perHour,
        each * Poisson.high(after / each) * perHour,
        after,
        elapsed);
  }
}
