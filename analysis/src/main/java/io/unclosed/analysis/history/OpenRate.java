package io.unclosed.analysis.history;

/**
 * How fast a count grows, by its lowest values over four patiences, or over 64 when it grows too
 * slowly for that.
 */
public final class OpenRate {
  private static final int POINTS = 24;

  /** Growth from which on the short window is told. */
  private static final int ENOUGH = 10;

  private final WindowMinima near;
  private final WindowMinima far;

  /** Begins to watch. */
  public OpenRate(long patienceNanos) {
    near = new WindowMinima(new TimeWindow(0, POINTS, Math.max(1, 4 * patienceNanos / POINTS)));
    far = new WindowMinima(new TimeWindow(1, POINTS, Math.max(1, 64 * patienceNanos / POINTS)));
  }

  /** Takes the count in. */
  public void push(long nowNanos, long count) {
    near.push(nowNanos, count);
    far.push(nowNanos, count);
  }

  /** Growth in an hour; NaN before two points are known. */
  public double perHour() {
    if (near.size() < 2) {
      return Double.NaN;
    }
    boolean slow = Math.abs(rise(near)) < ENOUGH && far.size() > 2 * POINTS / 16;
    WindowMinima ring = slow ? far : near;
    return rise(ring) / ((ring.size() - 1) * ring.bucketNanos()) * 3.6e12;
  }

  private static double rise(WindowMinima ring) {
    return (double) ring.at(ring.size() - 1) - ring.at(0);
  }
}
