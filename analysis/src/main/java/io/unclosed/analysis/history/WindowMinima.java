package io.unclosed.analysis.history;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lowest value in each of the last buckets of time.
 *
 * <p>The floor, not the mean: what rises and falls back within a bucket is work, and only what
 * stays can be a leak. Values are floats: exact for counts up to sixteen million, and to a few
 * dozen bytes for a gigabyte.
 *
 * <p>Most lines of a program hold as many at all times. So points that are all the same are kept as
 * one; the first that differs makes room for all, and when a whole window is the same again that
 * room is given back. Nothing is lost by it.
 */
final class WindowMinima {
  private static final long NEVER = Long.MIN_VALUE;

  private final TimeWindow timeWindow;

  /** Bound: the horizon's points; the oldest falls out. Null while all are like the newest. */
  private float @Nullable [] floors;

  private float newest;
  private short size;
  private short next;

  /** {@link #NEVER} before the first value. */
  private long bucketEnd = NEVER;

  private float floor;

  WindowMinima(TimeWindow timeWindow) {
    this.timeWindow = timeWindow;
  }

  /**
   * Takes a value in.
   *
   * @return true when this filled a bucket, so that there is a new point
   */
  boolean push(long nowNanos, long exact) {
    float value = (float) exact;
    if (bucketEnd == NEVER) {
      bucketEnd = nowNanos + timeWindow.bucketNanos();
      floor = value;
      return false;
    }
    if (nowNanos < bucketEnd) {
      floor = Math.min(floor, value);
      return false;
    }
    add(floor);
    long missed = (nowNanos - bucketEnd) / timeWindow.bucketNanos();
    // A machine that slept: what was not seen is taken to be as low as its two ends.
    for (long i = Math.min(missed, timeWindow.points()); i > 0; i--) {
      add(Math.min(floor, value));
    }
    bucketEnd += (missed + 1) * timeWindow.bucketNanos();
    floor = value;
    return true;
  }

  private void add(float value) {
    int most = timeWindow.points();
    if (floors == null && size > 0 && value != newest) {
      floors = new float[most];
      Arrays.fill(floors, 0, size, newest);
      next = (short) (size % most);
    }
    newest = value;
    size = (short) Math.min(size + 1, most);
    if (floors != null) {
      floors[next] = value;
      next = (short) ((next + 1) % most);
      if (next == 0 && allAlike(floors)) {
        floors = null;
      }
    }
  }

  private static boolean allAlike(float[] values) {
    for (float value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }

  /** The lowest value in the bucket that is being filled. */
  float current() {
    return floor;
  }

  int size() {
    return size;
  }

  long bucketNanos() {
    return timeWindow.bucketNanos();
  }

  /** Whether the points are kept as one: then nothing has risen. */
  boolean isFlat() {
    return floors == null;
  }

  /** A point by age: 0 is the oldest. */
  float at(int index) {
    return floors == null ? newest : floors[Math.floorMod(next - size + index, floors.length)];
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
