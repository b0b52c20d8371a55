package io.unclosed.analysis.detect;

/** For how long a count has stood at some height without falling or being turned over. */
final class Steady {
  private final long least;
  private boolean begun;
  private long sinceNanos;
  private long highest;
  private long closed;

  /**
   * Begins to watch.
   *
   * @param least below it, a count does not stand
   */
  Steady(long least) {
    this.least = least;
  }

  /** Takes in the count, and how many of that sort were ever closed. */
  void add(long nowNanos, long count, long closedSoFar) {
    highest = Math.max(highest, count);
    closed = closedSoFar;
    boolean stands = count >= least && count >= highest - highest / 10;
    if (!stands) {
      restart();
    } else if (!begun) {
      begun = true;
      sinceNanos = nowNanos;
    }
  }

  /** Forgets all. */
  void restart() {
    begun = false;
    highest = 0;
  }

  /** For how long it stands; -1 when it does not, or when a quarter as many were ever closed. */
  long since(long nowNanos) {
    return begun && closed < highest / 4.0 ? nowNanos - sinceNanos : -1;
  }
}
