package io.unclosed.analysis.forecast;

/**
 * The rate of a count while a process is too young for a window: an early estimate.
 *
 * <p>A start opens much at once and then no more, so a rise counts only as far as the second half
 * of the time goes on with it; and neither the first moments nor a handful say anything.
 */
final class FirstRate {
  /** Looks that are remembered; later ones are not, for by then a window knows more. */
  private static final int BOUND = 64;

  /** A handful that came since the first look is no rate. */
  private static final int FEWEST = 10;

  /** The part of patience that must have passed. */
  private static final int PART = 4;

  private final long patienceNanos;
  private final long[] nanos = new long[BOUND];
  private final long[] values = new long[BOUND];
  private int size;

  FirstRate(long patienceNanos) {
    this.patienceNanos = patienceNanos;
  }

  void push(long nowNanos, long value) {
    if (size < BOUND) {
      nanos[size] = nowNanos;
      values[size++] = value;
    }
  }

  /** Growth per hour as of the last look; 0 when it is not known to grow. */
  double perHour() {
    int last = size - 1;
    if (last < 1
        || nanos[last] - nanos[0] < patienceNanos / PART
        || values[last] - values[0] < FEWEST) {
      return 0;
    }
    int half = 0;
    while (nanos[last] - nanos[half + 1] >= (nanos[last] - nanos[0]) / 2) {
      half++;
    }
    return Math.max(0, Math.min(between(0, last), between(half, last)));
  }

  private double between(int from, int to) {
    return (values[to] - values[from]) / ((nanos[to] - nanos[from]) / 3.6e12);
  }
}
