package io.unclosed.agent.ledger.jdk;

import jdk.internal.misc.Unsafe;

/**
 * Atomic access to array elements and to fields of JDK classes, by the JDK's internal {@code
 * Unsafe}.
 *
 * <p>Not {@code VarHandle}s: their set-up would be most of the agent's start-up time. Offsets are
 * always looked up by name, never guessed.
 */
public final class UnsafeAccess {
  public static final Unsafe UNSAFE = Unsafe.getUnsafe();

  private static final long LONGS = baseOfLongs();

  private UnsafeAccess() {}

  // The constant and the method that tell it are int until JDK 24 and long from 25 on, so that code
  // which
  // names either links on one side only, and reflection costs milliseconds before main. So it is
  // looked for,
  // within an array's own bounds, and found only where two elements in a row are seen.
  private static long baseOfLongs() {
    long[] marked = {0x5A17C0DE5A17C0DEL, 0x0DDBA11_0DDBA11L, 0, 0, 0, 0, 0, 0};
    for (long offset = 8; offset <= 40; offset += 8) {
      boolean first = UNSAFE.getLong(marked, offset) == marked[0];
      if (first && UNSAFE.getLong(marked, offset + 8) == marked[1]) {
        return offset;
      }
    }
    throw new IllegalStateException("the layout of long[] is not known");
  }

  public static long get(long[] array, int index) {
    return UNSAFE.getLongAcquire(array, LONGS + 8L * checked(array, index));
  }

  public static void set(long[] array, int index, long value) {
    UNSAFE.putLongRelease(array, LONGS + 8L * checked(array, index), value);
  }

  public static boolean compareAndSet(long[] array, int index, long expected, long value) {
    return UNSAFE.compareAndSetLong(array, LONGS + 8L * checked(array, index), expected, value);
  }

  public static void add(long[] array, int index, long delta) {
    UNSAFE.getAndAddLong(array, LONGS + 8L * checked(array, index), delta);
  }

  private static int checked(long[] array, int index) {
    if (index < 0 || index >= array.length) {
      throw new ArrayIndexOutOfBoundsException(index);
    }
    return index;
  }

  /** Where an instance field lies; -1 when the class has no such field. */
  public static long offset(Class<?> type, String field) {
    try {
      return UNSAFE.objectFieldOffset(type, field);
    } catch (InternalError absent) {
      return -1;
    }
  }
}
