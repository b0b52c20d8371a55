package programs.real.leaks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.LogManager;
import programs.Console;

/**
 * Runs one leak: a round each 50 ms, every seventh of which leaves something open, {@value #MOST}
 * times at the most.
 *
 * <p>The first argument is the simple name of the leak's class. What the far end listens on is in
 * {@code it.peer}, {@code it.web} and {@code it.redis}.
 */
public final class Leaks {
  private static final int MOST = 1_001;

  /** A service that did more than this would collect every few seconds. */
  private static final int COLLECTS_EVERY = 49;

  private static volatile int forgotten;
  private static volatile String trouble = "";

  private Leaks() {}

  public static void main(String[] args) throws Exception {
    // Some of the libraries log what they leak; it is not them that is asked.
    LogManager.getLogManager().reset();
    Leak leak =
        (Leak)
            Class.forName(Leak.class.getPackageName() + "." + args[0])
                .getDeclaredConstructor()
                .newInstance();
    Thread service = new Thread(() -> serve(leak), "service");
    service.setDaemon(true);
    service.start();
    Console.serve(words -> trouble.isEmpty() ? "" + forgotten : trouble);
  }

  static int port(String farEnd) {
    return Integer.getInteger("it." + farEnd);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
  private static void serve(Leak leak) {
    try {
      for (int i = 1; forgotten < MOST; i++) {
        boolean forgets = i % 7 == 0;
        leak.round(forgets);
        forgotten += forgets ? 1 : 0;
        if (i % COLLECTS_EVERY == 0) {
          System.gc();
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    } catch (Exception | LinkageError e) {
      trouble = e.toString();
    }
  }
}
