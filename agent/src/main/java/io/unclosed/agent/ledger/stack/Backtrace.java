package io.unclosed.agent.ledger.stack;

import io.unclosed.agent.ledger.jdk.UnsafeAccess;
import jdk.internal.misc.Unsafe;
import org.jspecify.annotations.Nullable;

/**
 * The VM's own compact form of a stack, as it lies in {@code Throwable.backtrace}.
 *
 * <p>Chunks of 32 frames, linked: {@code short[]} method numbers, {@code int[]} bytecode index and
 * version, {@code Object[]} classes, {@code long[]} addresses of method names, and the next chunk.
 * Hashing these tells one place from another without naming a single frame, for a fifth of what
 * {@code getStackTrace} costs. Two frames are the same place when class, method number and bytecode
 * index are the same; class and bytecode index alone do not identify a method.
 *
 * <p>The layout belongs to the VM. Nothing is believed before {@link #proved} has seen it hold:
 * same place, same key; another place, another key; as many frames as the VM says.
 */
public final class Backtrace {
  private static final Unsafe UNSAFE = UnsafeAccess.UNSAFE;
  private static final long BACKTRACE = UnsafeAccess.offset(Throwable.class, "backtrace");
  private static final long DEPTH = UnsafeAccess.offset(Throwable.class, "depth");
  private static final long STACK_TRACE = UnsafeAccess.offset(Throwable.class, "stackTrace");
  private static final int CHUNK = 32;

  private Backtrace() {}

  /**
   * The raw stack of a throwable; null when the VM keeps none ({@code -XX:-StackTraceInThrowable}).
   */
  public static @Nullable Object of(Throwable filled) {
    return UNSAFE.getReference(filled, BACKTRACE);
  }

  public static int depth(Throwable filled) {
    return UNSAFE.getInt(filled, DEPTH);
  }

  /** Lets go of the stack, which holds the classes of all its frames. */
  static void clear(Throwable filled) {
    UNSAFE.putReference(filled, BACKTRACE, null);
  }

  /** A key of the place, never 0. */
  static long key(Object backtrace, int depth, long seed) {
    long hash = seed * 0x9E3779B97F4A7C15L + depth;
    Object[] chunk = (Object[]) backtrace;
    int left = depth;
    while (chunk != null && left > 0) {
      short[] methods = (short[]) chunk[0];
      int[] places = (int[]) chunk[1];
      Object[] types = (Object[]) chunk[2];
      int n = Math.min(left, CHUNK);
      for (int i = 0; i < n; i++) {
        long frame =
            (long) System.identityHashCode(types[i]) << 32 ^ (long) methods[i] << 48 ^ places[i];
        hash = (hash ^ frame) * 0xFF51AFD7ED558CCDL;
        hash ^= hash >>> 32;
      }
      left -= n;
      chunk = next(chunk);
    }
    return hash == 0 ? 1 : hash;
  }

  /** The class of each frame, top first; shorter than the stack when chunks are missing. */
  public static Object[] types(Object backtrace, int depth) {
    Object[] types = new Object[depth];
    Object[] chunk = (Object[]) backtrace;
    int done = 0;
    while (chunk != null && done < depth) {
      int n = Math.min(depth - done, CHUNK);
      System.arraycopy((Object[]) chunk[2], 0, types, done, n);
      done += n;
      chunk = next(chunk);
    }
    return types;
  }

  /** Names the frames, top first. Slow; allocates; for the heartbeat. */
  public static StackTraceElement[] frames(Throwable reader, Object backtrace, int depth) {
    UNSAFE.putReference(reader, BACKTRACE, backtrace);
    UNSAFE.putInt(reader, DEPTH, depth);
    UNSAFE.putReference(reader, STACK_TRACE, null);
    StackTraceElement[] frames = reader.getStackTrace();
    clear(reader);
    return frames;
  }

  // The last chunk has null there; where 17 has it, later JDKs keep a mark and have it one further.
  private static Object @Nullable [] next(Object[] chunk) {
    if (chunk[4] instanceof Object[]) {
      return (Object[]) chunk[4];
    }
    return chunk.length > 5 && chunk[5] instanceof Object[] ? (Object[]) chunk[5] : null;
  }

  /** Whether this VM's layout is the one that this class knows. */
  static boolean proved() {
    try {
      if (BACKTRACE < 0 || DEPTH < 0 || STACK_TRACE < 0) {
        return false;
      }
      Throwable probe = new Throwable();
      long[] keys = new long[3];
      for (int i = 0; i < 2; i++) {
        keys[i] = keyAt(probe, 40);
      }
      keys[2] = keyAt(probe, 40);
      boolean sameplace = keys[0] == keys[1];
      boolean otherPlace = keys[0] != keys[2] && keyAt(probe, 41) != keyAt(probe, 40);
      return sameplace && otherPlace && countsFrames(probe);
    } catch (RuntimeException | Error e) {
      return false;
    }
  }

  private static long keyAt(Throwable probe, int deeper) {
    if (deeper > 0) {
      return keyAt(probe, deeper - 1);
    }
    probe.fillInStackTrace();
    Object raw = of(probe);
    return raw == null ? 0 : key(raw, depth(probe), 1);
  }

  private static boolean countsFrames(Throwable probe) {
    probe.fillInStackTrace();
    Object raw = of(probe);
    if (raw == null) {
      return false;
    }
    Object[] types = types(raw, depth(probe));
    return types.length > 1
        && types[0] == Backtrace.class
        && types[types.length - 1] instanceof Class;
  }
}
