package io.unclosed.analysis.tuning;

import java.util.HashMap;
import java.util.Map;

/**
 * By how much the kernel's counters rose in each of the last windows: a counter since boot is never
 * evidence, its rise now is.
 *
 * <p>A counter that falls belongs to another namespace or another boot: it counts from there on.
 */
public final class CounterWindows {
  /** Windows that are remembered. */
  static final int KEPT = 15;

  /** Counters that are remembered at most. */
  private static final int BOUND = 64;

  private final long windowNanos;

  /** Bound: {@link #BOUND} counters of {@link #KEPT} windows. */
  private final Map<String, Counter> counters = new HashMap<>();

  private long windowBegan;
  private boolean begun;

  CounterWindows(long windowNanos) {
    this.windowNanos = windowNanos;
  }

  /** Takes the counters in, as they are now. */
  void add(long nowNanos, Map<String, Long> values) {
    boolean full = begun && nowNanos - windowBegan >= windowNanos;
    if (full || !begun) {
      windowBegan = nowNanos;
      begun = true;
    }
    for (Map.Entry<String, Long> e : values.entrySet()) {
      Counter counter = counters.get(e.getKey());
      if (counter != null) {
        counter.add(e.getValue(), full);
      } else if (counters.size() < BOUND) {
        counters.put(e.getKey(), new Counter(e.getValue()));
      }
    }
  }

  /** The rise in the last full window; -1 when the counter is unknown or no window is full. */
  long last(String name) {
    Counter c = counters.get(name);
    return c == null || c.filled == 0 ? -1 : c.rises[0];
  }

  /** The largest rise in any window that is remembered; 0 when there is none. */
  long largest(String name) {
    long largest = 0;
    Counter c = counters.get(name);
    for (int i = 0; c != null && i < c.filled; i++) {
      largest = Math.max(largest, c.rises[i]);
    }
    return largest;
  }

  /** How many of the last three windows rose by more than so many a second. */
  int windowsAbove(String name, double perSecond) {
    int above = 0;
    Counter c = counters.get(name);
    for (int i = 0; c != null && i < Math.min(3, c.filled); i++) {
      above += c.rises[i] > perSecond * windowNanos / 1e9 ? 1 : 0;
    }
    return above;
  }

  /** More than so many a second in two of the last three windows, or ten times that in one. */
  boolean above(String name, double perSecond) {
    return windowsAbove(name, perSecond) >= 2 || windowsAbove(name, 10 * perSecond) >= 1;
  }

  /** The length of a window. */
  long windowNanos() {
    return windowNanos;
  }

  private static final class Counter {
    /** The newest first. */
    private final long[] rises = new long[KEPT];

    private int filled;
    private long value;
    private long rising;

    Counter(long value) {
      this.value = value;
    }

    void add(long now, boolean full) {
      rising += Math.max(0, now - value);
      value = now;
      if (full) {
        System.arraycopy(rises, 0, rises, 1, KEPT - 1);
        rises[0] = rising;
        rising = 0;
        filled = Math.min(KEPT, filled + 1);
      }
    }
  }
}
