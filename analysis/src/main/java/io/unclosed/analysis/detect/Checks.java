package io.unclosed.analysis.detect;

/** The last six counts, taken when the socket table was read, some time apart. */
final class Checks {
  static final int COUNT = 6;

  private final long apartNanos;

  /** Bound: six; the oldest falls out. */
  private final long[] counts = new long[COUNT];

  private int size;
  private long lastNanos;

  Checks(long apartNanos) {
    this.apartNanos = apartNanos;
  }

  /** Takes a count in, unless the table is the one of before or too young after it. */
  void add(long readAtNanos, long count) {
    if (size > 0 && readAtNanos - lastNanos < Math.max(1, apartNanos)) {
      return;
    }
    System.arraycopy(counts, 1, counts, 0, COUNT - 1);
    counts[COUNT - 1] = count;
    size = Math.min(COUNT, size + 1);
    lastNanos = readAtNanos;
  }

  /** Never down, and up at all of five steps but one. */
  boolean rising() {
    if (size < COUNT) {
      return false;
    }
    int ups = 0;
    for (int i = 1; i < COUNT; i++) {
      if (counts[i] < counts[i - 1]) {
        return false;
      }
      ups += counts[i] > counts[i - 1] ? 1 : 0;
    }
    return ups >= COUNT - 2;
  }
}
