package io.unclosed.agent.jvm;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The CPU time of a thread, where {@code java.management} can tell it. */
public final class ThreadCpu {
  private ThreadCpu() {}

  /** Seconds; 0 when it cannot be told. */
  public static double seconds(Thread thread) {
    try {
      return Bean.seconds(thread);
    } catch (LinkageError | UnsupportedOperationException absent) {
      return 0;
    }
  }

  /** Apart, so that the class above loads without {@code java.management}. */
  private static final class Bean {
    static double seconds(Thread thread) {
      // Not the platform server: asking for that would fix a builder that the application may mean
      // to choose.
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      return Math.max(0, threads.getThreadCpuTime(thread.getId())) / 1e9;
    }
  }
}
