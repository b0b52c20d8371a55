package io.unclosed.agent.jvm;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The CPU time of a thread, where {@code java.management} can tell it. */
public final class ThreadCpu {
  private ThreadCpu() {}

  /** Seconds; NaN when it cannot be read. */
  public static double seconds(Thread thread) {
    try {
      return Bean.seconds(thread);
    } catch (LinkageError | UnsupportedOperationException absent) {
      return Double.NaN;
    }
  }

  /** Apart, so that the class above loads without {@code java.management}. */
  private static final class Bean {
    static double seconds(Thread thread) {
      // Not the platform server: asking for that would fix a builder that the application may mean
      // to choose.
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long nanos = threads.getThreadCpuTime(thread.getId());
      return nanos < 0 ? Double.NaN : nanos / 1e9;
    }
  }
}
