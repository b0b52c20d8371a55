package io.unclosed.analysis.history;

/** By how much a count has risen lately, in steps of a twelfth of the window. */
public final class RecentIncrease {
  private static final int STEPS = 12;

  /** Bound: twelve points, and the one being filled. */
  private final WindowMinima ring;

  private boolean begun;

  /** A count that was 0 before it is first seen. */
  public RecentIncrease(long windowNanos) {
    ring = new WindowMinima(new TimeWindow(0, STEPS, windowNanos / STEPS));
  }

  /** Takes the count in, and tells how far it is above its lowest value in the window. */
  public long rise(long nowNanos, long count) {
    if (!begun) {
      begun = true;
      ring.push(nowNanos, 0);
    }
    ring.push(nowNanos, count);
    float lowest = ring.current();
    for (int i = 0; i < ring.size(); i++) {
      lowest = Math.min(lowest, ring.at(i));
    }
    return count - (long) lowest;
  }
}
