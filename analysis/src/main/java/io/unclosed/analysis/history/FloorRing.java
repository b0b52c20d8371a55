package io.unclosed.analysis.history;

/**
 * The lowest value in each of the last buckets of time.
 *
 * <p>The floor, not the mean: what rises and falls back within a bucket is work, and only what
 * stays can be a leak. Values are floats: exact for counts up to sixteen million, and to a few
 * dozen bytes for a gigabyte.
 */
final class FloorRing {
  private static final float[] NONE = {};

  private final Horizon horizon;

  /** Bound: the horizon's points; the oldest falls out. Empty until the first bucket is full. */
  private float[] floors = NONE;

  private int size;
  private int next;
  private long bucketEnd;
  private float floor;
  private boolean begun;

  FloorRing(Horizon horizon) {
    this.horizon = horizon;
  }

  /**
   * Takes a value in.
   *
   * @return true when this filled a bucket, so that there is a new point
   */
  boolean push(long nowNanos, long exact) {
    float value = (float) exact;
    if (!begun) {
      begun = true;
      bucketEnd = nowNanos + horizon.bucketNanos();
      floor = value;
      return false;
    }
    if (nowNanos < bucketEnd) {
      floor = Math.min(floor, value);
      return false;
    }
    add(floor);
    long missed = (nowNanos - bucketEnd) / horizon.bucketNanos();
    // A machine that slept: what was not seen is taken to be as low as its two ends.
    for (long i = Math.min(missed, horizon.points()); i > 0; i--) {
      add(Math.min(floor, value));
    }
    bucketEnd += (missed + 1) * horizon.bucketNanos();
    floor = value;
    return true;
  }

  private void add(float value) {
    if (floors.length == 0) {
      floors = new float[horizon.points()];
    }
    floors[next] = value;
    next = (next + 1) % floors.length;
    size = Math.min(size + 1, floors.length);
  }

  /** The lowest value in the bucket that is being filled. */
  float current() {
    return floor;
  }

  int size() {
    return size;
  }

  /** A point by age: 0 is the oldest. */
  float at(int index) {
    return floors[Math.floorMod(next - size + index, floors.length)];
  }

  /** The points, oldest first. */
  float[] points() {
    float[] copy = new float[size];
    for (int i = 0; i < size; i++) {
      copy[i] = at(i);
    }
    return copy;
  }
}
