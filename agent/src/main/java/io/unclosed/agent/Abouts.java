package io.unclosed.agent;

import io.unclosed.agent.outlet.About;
import java.time.Instant;

/** Works out who and where we are. */
final class Abouts {
  private Abouts() {}

  static About of(Startup startup) {
    return new About(
        Version.of(Abouts.class),
        ProcessHandle.current().pid(),
        Host.name(),
        System.getProperty("java.version", ""),
        startup.early ? startup.millis : startMillis(),
        startup.early,
        startup.millis,
        startup.options.captureExact());
  }

  private static long startMillis() {
    Instant start = ProcessHandle.current().info().startInstant().orElse(Instant.now());
    return start.toEpochMilli();
  }
}
