package io.unclosed.agent.ledger;

import jdk.internal.misc.Unsafe;
import org.jspecify.annotations.Nullable;

/**
 * Which threads close what the collector found dead: those that run a {@code Cleaner}, and the
 * finalizer.
 *
 * <p>By the thread's id, which is never used twice; by what the thread runs and never by its name.
 * At most 64 cleaners; closes by one more than that count as the program's.
 */
final class CollectorThreads {
  private static final Unsafe UNSAFE = Raw.UNSAFE;
  private static final long ID = Raw.offset(Thread.class, "tid");
  private static final int MAX = 64;

  private volatile long[] ids = new long[0];

  /** A thread's id, read where no override of {@code getId} can interfere. */
  static long idOf(Thread thread) {
    return UNSAFE.getLong(thread, ID);
  }

  boolean contains(long id) {
    for (long collector : ids) {
      if (collector == id) {
        return true;
      }
    }
    return false;
  }

  synchronized void add(long id) {
    if (!contains(id) && ids.length < MAX) {
      long[] more = java.util.Arrays.copyOf(ids, ids.length + 1);
      more[ids.length] = id;
      ids = more;
    }
  }

  synchronized void remove(long id) {
    long[] now = ids;
    for (int i = 0; i < now.length; i++) {
      if (now[i] == id) {
        long[] fewer = java.util.Arrays.copyOf(now, now.length - 1);
        System.arraycopy(now, i + 1, fewer, i, now.length - i - 1);
        ids = fewer;
        return;
      }
    }
  }

  /**
   * Adds those that already run: their {@code run} was entered before it was woven.
   *
   * @param cleaner the JDK's class that cleaners' threads run
   */
  void addRunning(Thread[] threads, Class<?> cleaner) {
    for (Thread thread : threads) {
      if (thread != null && (cleaner.isInstance(taskOf(thread)) || isFinalizer(thread))) {
        add(idOf(thread));
      }
    }
  }

  private static boolean isFinalizer(Thread thread) {
    return thread.getClass().getName().equals("java.lang.ref.Finalizer$FinalizerThread");
  }

  // Thread.target until 18, Thread.holder.task from 19 on.
  private static @Nullable Object taskOf(Thread thread) {
    long target = Raw.offset(Thread.class, "target");
    if (target >= 0) {
      return UNSAFE.getReference(thread, target);
    }
    long holder = Raw.offset(Thread.class, "holder");
    Object held = holder < 0 ? null : UNSAFE.getReference(thread, holder);
    long task = held == null ? -1 : Raw.offset(held.getClass(), "task");
    return held == null || task < 0 ? null : UNSAFE.getReference(held, task);
  }
}
