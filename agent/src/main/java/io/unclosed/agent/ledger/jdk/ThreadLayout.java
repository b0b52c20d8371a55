package io.unclosed.agent.ledger.jdk;

import jdk.internal.misc.Unsafe;
import org.jspecify.annotations.Nullable;

/**
 * What threads know of themselves, read from their fields: no override of the application's can
 * interfere, and no permission is asked for.
 */
public final class ThreadLayout {
  private static final Unsafe UNSAFE = UnsafeAccess.UNSAFE;

  // Thread.target until 18, Thread.holder.task from 19 on.
  private static final long TARGET = UnsafeAccess.offset(Thread.class, "target");
  private static final long HOLDER = UnsafeAccess.offset(Thread.class, "holder");
  private static final long TASK = offsetOfTask();

  // From 19 on: set just before the thread starts, where a pool starts it.
  private static final long CONTAINER = UnsafeAccess.offset(Thread.class, "container");

  private static final String POOL = "java.util.concurrent.ThreadPoolExecutor";
  private static final String WORKER = POOL + "$Worker";

  private ThreadLayout() {}

  private static long offsetOfTask() {
    Object holder = HOLDER < 0 ? null : UNSAFE.getReference(Thread.currentThread(), HOLDER);
    return holder == null ? -1 : UnsafeAccess.offset(holder.getClass(), "task");
  }

  /** What a thread runs; null when that is its own {@code run}. */
  public static @Nullable Object taskOf(Thread thread) {
    if (TARGET >= 0) {
      return UNSAFE.getReference(thread, TARGET);
    }
    Object holder = TASK < 0 ? null : UNSAFE.getReference(thread, HOLDER);
    return holder == null ? null : UNSAFE.getReference(holder, TASK);
  }

  /** The container of the pool that starts a thread; null where there is none. */
  public static @Nullable Object containerOf(Thread thread) {
    return CONTAINER < 0 ? null : UNSAFE.getReference(thread, CONTAINER);
  }

  /**
   * How many threads a pool keeps: it grows to so many, and what is above ends when it is idle.
   *
   * @param pool where it is known
   * @param task of one of its threads, which knows its pool where no factory has wrapped it
   * @return 0 when that cannot be told
   */
  public static int keptBy(@Nullable Object pool, @Nullable Object task) {
    Object owner = pool;
    if (owner == null && task != null && task.getClass().getName().equals(WORKER)) {
      long outer = UnsafeAccess.offset(task.getClass(), "this$0");
      owner = outer < 0 ? null : UNSAFE.getReference(task, outer);
    }
    Class<?> type = owner == null ? null : owner.getClass();
    while (type != null && !type.getName().equals(POOL)) {
      type = type.getSuperclass();
    }
    long offset = type == null ? -1 : UnsafeAccess.offset(type, "corePoolSize");
    return offset < 0 ? 0 : Math.max(0, UNSAFE.getIntVolatile(owner, offset));
  }

  /** Whether a thread of the agent's is about to run. */
  public static boolean isOurs(Thread thread, @Nullable Object task) {
    Module ours = ThreadLayout.class.getModule();
    return thread.getClass().getModule() == ours
        || (task != null && task.getClass().getModule() == ours);
  }
}
