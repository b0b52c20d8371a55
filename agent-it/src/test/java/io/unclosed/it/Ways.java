package io.unclosed.it;

import java.util.Map;
import programs.ways.WaysToOpen;

/** Steps that several tests of the ways share. */
final class Ways {
  private Ways() {}

  /** The program that opens; its JVM reads no control group behind its back. */
  static JvmStart running(Jdk jdk) {
    return ForkedJvm.running(WaysToOpen.class).on(jdk).vm("-XX:-UseContainerSupport");
  }

  /** Opens by one way; gives the descriptors that the kernel then has and had not. */
  static Map<Integer, String> open(ForkedJvm jvm, WayRow way) {
    Map<Integer, String> before = jvm.descriptors();
    jvm.ask("open", way.name());
    Map<Integer, String> gained = Descriptors.without(jvm.descriptors(), before);
    gained.values().removeIf(Ways::isTheAgents);
    return gained;
  }

  /** What it reads from the system and holds in reserve comes and goes by its own clock. */
  static boolean isTheAgents(String target) {
    return target.equals("/dev/null") || target.startsWith("/proc/") || target.startsWith("/sys/");
  }

  /**
   * Open and closed twice: after the first time there is what the JDK opens for itself at first
   * use, and after the second the kernel has back all of the way's own.
   */
  static void warm(ForkedJvm jvm, WayRow way) {
    jvm.ask("open", way.name());
    jvm.ask("close", way.name(), "PLAIN");
    Map<Integer, String> gained = open(jvm, way);
    jvm.ask("close", way.name(), "PLAIN");
    awaitLost(jvm, gained);
  }

  /** Waits until the kernel has back every descriptor named: some closes end on other threads. */
  static void awaitLost(ForkedJvm jvm, Map<Integer, String> gained) {
    Waiting.until(
        "the descriptors go back to the kernel",
        Waiting.PATIENCE,
        () -> stillOpen(jvm, gained).isEmpty(),
        () -> stillOpen(jvm, gained));
  }

  /** Those that the kernel still has, with the same target. */
  static Map<Integer, String> stillOpen(ForkedJvm jvm, Map<Integer, String> gained) {
    return Descriptors.without(gained, Descriptors.without(gained, jvm.descriptors()));
  }
}
