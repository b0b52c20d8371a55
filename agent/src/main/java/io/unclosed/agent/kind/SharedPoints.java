package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import sun.nio.ch.UnclosedEvents;

/**
 * Join points that belong to no kind: who closes for the collector, who asks for the management
 * beans, and who loads a native library, which may be a transport that opens past the JDK.
 */
public final class SharedPoints {
  private SharedPoints() {}

  /** All of them. */
  public static JoinPoint[] all() {
    return new JoinPoint[] {
      in("jdk/internal/ref/CleanerImpl", "run").onEntry().tells(UnclosedEvents.COLLECTOR_BEGINS),
      in("jdk/internal/ref/CleanerImpl", "run").onExit().tells(UnclosedEvents.COLLECTOR_ENDS),
      in("java/lang/Runtime", "load0")
          .onExit()
          .withArgument(1)
          .tells(UnclosedEvents.LIBRARY_LOADED),
      in("java/lang/Runtime", "loadLibrary0")
          .onExit()
          .withArgument(1)
          .tells(UnclosedEvents.LIBRARY_LOADED),
    };
  }

  /** Where the platform's MBean server is asked for; needs the module {@code java.management}. */
  public static JoinPoint management() {
    return in("java/lang/management/ManagementFactory", "getPlatformMBeanServer")
        .onExit()
        .tells(UnclosedEvents.SERVER_ASKED);
  }
}
