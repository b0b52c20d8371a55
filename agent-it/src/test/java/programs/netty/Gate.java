package programs.netty;

import java.lang.reflect.Method;

/** Tries what a curious application tries: to tell the agent that its descriptors are closed. */
final class Gate {
  private static final int CLOSING = 7;

  private Gate() {}

  /** Whether the gate is there; with every guess at its key, each descriptor is said to close. */
  static String knock() throws ReflectiveOperationException {
    Class<?> gate;
    try {
      gate = Class.forName("java.nio.channels.UnclosedGate");
    } catch (ClassNotFoundException absent) {
      return "absent";
    }
    Method numbers =
        gate.getMethod("numbers", long.class, long.class, int.class, int.class, long.class);
    gate.getMethod("lock", long.class).invoke(null, 4711L);
    for (long number = 0; number < 200; number++) {
      for (long key : new long[] {0, 1, -1, 4711, System.nanoTime()}) {
        numbers.invoke(null, number, 0L, CLOSING, 0, key);
      }
    }
    return "there";
  }
}
