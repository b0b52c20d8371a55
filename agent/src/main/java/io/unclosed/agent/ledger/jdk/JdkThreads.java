package io.unclosed.agent.ledger.jdk;

/**
 * Threads and pools that the JDK makes for itself, on whatever thread of the application it happens
 * to be.
 *
 * <p>What the JDK makes in the initialiser of one of its classes it makes once: the common pool,
 * the carriers of virtual threads, the reaper of child processes, its cleaner. The others are few.
 * Not among them is what belongs to an object of the application's: the selector thread of an
 * {@code HttpClient}, the thread of a {@code WatchService}.
 */
public final class JdkThreads {
  private static final String[] MAKERS = {
    "sun.net.www.http.KeepAlive", // Keep-Alive-Timer, Keep-Alive-SocketCleaner
    "sun.rmi.",
    "jdk.jfr.",
    "jdk.internal.agent.",
    "java.lang.ref.",
    "java.lang.Shutdown",
    "java.lang.ApplicationShutdownHooks",
    "java.util.logging.LogManager",
    "sun.launcher.",
    "sun.instrument.",
    "sun.management.",
    "java.awt.EventQueue",
    "sun.awt.",
    "sun.font.",
    "sun.java2d.",
  };

  private JdkThreads() {}

  /**
   * Whether the JDK made a thread or a pool for itself.
   *
   * @param end index of the first frame that is not the JDK's
   */
  public static boolean isOne(StackTraceElement[] frames, int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (frames[i].getMethodName().equals("<clinit>") || isMaker(frames[i].getClassName())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMaker(String type) {
    for (String prefix : MAKERS) {
      if (type.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
