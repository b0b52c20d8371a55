package io.unclosed.analysis.detect;

import io.unclosed.analysis.input.MemoryStats;

/**
 * How much of the heap is resident, as near as it can be told: what was used once was touched, and
 * stays resident until the JVM gives it back.
 *
 * <p>Between the most that was ever used and what is committed nobody knows; the error has an end,
 * which a leak has not.
 */
public final class HeapTouched {
  private long most = -1;

  /** Takes in the heap as it is now; -1 while nothing is known. */
  public long next(MemoryStats m) {
    if (m.heap().used() < 0) {
      return most;
    }
    most = Math.max(most, m.heap().used());
    if (m.heap().committed() >= 0) {
      most = Math.min(most, m.heap().committed());
    }
    return most;
  }

  /** How much more of it may be resident without our knowing. */
  static long unknown(MemoryStats m, long touched) {
    return m.heap().committed() < 0 ? 0 : Math.max(0, m.heap().committed() - touched);
  }
}
