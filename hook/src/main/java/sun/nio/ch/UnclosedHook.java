package sun.nio.ch;

import jdk.internal.vm.annotation.Hidden;

/**
 * Where woven JDK code meets the agent. It is defined into java.base, so every line of it is as
 * delicate as the JDK's own.
 *
 * <p><b>The one danger.</b> Between the kernel's open and the JDK's own bookkeeping the number of
 * the descriptor stands on an operand stack and nowhere else: what throws there loses the
 * descriptor for ever, and near the end of a thread's stack any call can throw. A {@code try} alone
 * makes it worse: after a stack overflow that was swallowed the JVM leaves its guard pages off
 * until the next native call returns, and then the JDK's own code overflows where it never would,
 * between taking a descriptor from its cleaner and closing it. So no overflow may happen here after
 * an open. {@link #probeStack} is called just before the native call, and needs more stack than all
 * that comes after it, the close included: where that is missing it throws while nothing is open
 * yet, as the next deeper call would have. It recurses, because a compiler that inlines the call
 * takes any other need away.
 *
 * <p>Hidden from stack traces. The application may find this class by name; its package is not
 * exported, so that it cannot call it.
 */
public final class UnclosedHook {
  /** Null until the agent is ready; set once, by the agent. */
  public static volatile UnclosedEvents events;

  /**
   * Failures that were swallowed here, beneath the agent's own count. Racy, and only ever told as
   * "some".
   */
  public static int failures;

  /**
   * Frames: 2 kB when compiled, 6 kB when interpreted; what comes after takes less than half of
   * either.
   */
  private static final int PROBE_FRAMES = 64;

  private UnclosedHook() {}

  /** Throws, if anything must, before there is something to lose. */
  @Hidden
  public static void probeStack() {
    if (events != null) {
      probe(PROBE_FRAMES);
    }
  }

  @Hidden
  private static int probe(int frames) {
    return frames == 0 ? 0 : probe(frames - 1) + 1;
  }

  /** Numbers only. */
  @Hidden
  public static void numbers(long a, long b, int event, int kind) {
    onEvent(event, kind, null, null, a, b);
  }

  /** An object, and a number that goes with it. */
  @Hidden
  public static void object(Object o, long a, int event, int kind) {
    onEvent(event, kind, o, null, a, 0);
  }

  /** Two objects. */
  @Hidden
  public static void objects(Object o, Object p, int event, int kind) {
    onEvent(event, kind, o, p, 0, 0);
  }

  @Hidden
  private static void onEvent(int event, int kind, Object o, Object p, long a, long b) {
    try {
      UnclosedEvents listener = events;
      if (listener != null) {
        listener.onEvent(event, kind, o, p, a, b);
      }
    } catch (Throwable swallowed) {
      failures++;
    }
  }
}
