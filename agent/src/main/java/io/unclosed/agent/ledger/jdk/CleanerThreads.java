package io.unclosed.agent.ledger.jdk;

import jdk.internal.misc.Unsafe;
import org.jspecify.annotations.Nullable;

/**
 * Which threads close what the collector found dead: those that run a {@code Cleaner}, the
 * finalizers, the reference handler, and the disposer of {@code java.desktop}.
 *
 * <p>By the thread's id, which is never used twice; by what the thread runs and never by its name.
 * At most 64 cleaners; closes by one more than that count as the program's.
 */
public final class CleanerThreads {
  private static final Unsafe UNSAFE = UnsafeAccess.UNSAFE;
  private static final long ID = UnsafeAccess.offset(Thread.class, "tid");
  private static final int MAX = 64;

  private volatile long[] ids = new long[0];

  /** A thread's id, read where no override of {@code getId} can interfere. */
  public static long idOf(Thread thread) {
    return UNSAFE.getLong(thread, ID);
  }

  public boolean contains(long id) {
    for (long collector : ids) {
      if (collector == id) {
        return true;
      }
    }
    return false;
  }

  public synchronized void add(long id) {
    if (!contains(id) && ids.length < MAX) {
      long[] more = java.util.Arrays.copyOf(ids, ids.length + 1);
      more[ids.length] = id;
      ids = more;
    }
  }

  public synchronized void remove(long id) {
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
  public void addRunning(Thread[] threads, Class<?> cleaner) {
    for (Thread thread : threads) {
      if (thread != null && isCollector(thread, ThreadLayout.taskOf(thread), cleaner)) {
        add(idOf(thread));
      }
    }
  }

  private static boolean isCollector(Thread thread, @Nullable Object task, Class<?> cleaner) {
    return cleaner.isInstance(task) || isOfReferences(thread) || (task != null && serves(task));
  }

  // Finalizer, and the reference handler, which runs the cleaners of direct buffers.
  private static boolean isOfReferences(Thread thread) {
    Class<?> type = thread.getClass();
    return type.getModule() == Thread.class.getModule()
        && type.getName().startsWith("java.lang.ref.");
  }

  /**
   * Whether a thread that runs this will close for the collector, though it is no cleaner: the
   * finalizer that {@code System.runFinalization} starts for itself, and the disposer of {@code
   * java.desktop}.
   */
  public static boolean serves(Object task) {
    Class<?> type = task.getClass();
    String name = type.getName();
    return (type.getModule() == Thread.class.getModule()
            && name.startsWith("java.lang.ref.Finalizer$"))
        || (name.equals("sun.java2d.Disposer")
            && "java.desktop".equals(type.getModule().getName()));
  }
}
