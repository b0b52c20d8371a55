package io.unclosed.agent.snapshot;

import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.agent.ledger.LedgerStart;
import java.util.HashMap;
import java.util.Map;

/**
 * What the threads that are open do just now: name, state, and where they wait. For the heartbeat's
 * thread alone, on request.
 *
 * <p>The JVM stops a thread for some microseconds to tell where it is; so that is asked of {@value
 * #MAX_STACKS} threads at most, those that are asked for first. Lets go of the threads when the
 * request is answered: keep no instance.
 */
final class ThreadDetails {
  static final int MAX_STACKS = 1_000;

  private static final String[] WAITING = {
    "java.util.concurrent.locks.",
    "jdk.internal.misc.Unsafe",
    "jdk.internal.misc.Blocker",
    "java.lang.Object.wait",
    "java.lang.Thread.sleep",
    "java.lang.Thread.yield",
    "java.lang.VirtualThread",
    "java.util.concurrent.ForkJoinPool.managedBlock",
    "java.util.concurrent.ForkJoinPool.unmanagedBlock",
    "java.util.concurrent.ForkJoinPool.compensatedBlock",
  };

  private final Map<Integer, Thread> byNumber = new HashMap<>();
  private int stacks;

  /** The threads that run now, by the ledger's numbers. */
  ThreadDetails(LedgerReader ledger) {
    for (Thread thread : LedgerStart.running()) {
      int number = thread == null ? -1 : ledger.numberOf(thread);
      if (number >= 0) {
        byNumber.put(number, thread);
      }
    }
  }

  /**
   * Name, state and place, such as {@code pool-3-thread-7, WAITING at
   * java.util.concurrent.LinkedBlockingQueue.take}; empty when it has ended.
   */
  String text(int number) {
    Thread thread = byNumber.get(number);
    if (thread == null) {
      return "";
    }
    String place = stacks++ < MAX_STACKS ? place(thread) : "";
    String doing = thread.getName() + ", " + state(number);
    return place.isEmpty() ? doing : doing + " at " + place;
  }

  /** Its state, a word of {@link Thread.State}; empty when it has ended. */
  String state(int number) {
    Thread thread = byNumber.get(number);
    return thread == null ? "" : thread.getState().name();
  }

  private static String place(Thread thread) {
    StackTraceElement[] frames = thread.getStackTrace();
    for (StackTraceElement frame : frames) {
      String place = frame.getClassName() + "." + frame.getMethodName();
      if (!isWaiting(place)) {
        return place;
      }
    }
    return "";
  }

  // How one waits says nothing; what for does.
  private static boolean isWaiting(String place) {
    for (String prefix : WAITING) {
      if (place.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
