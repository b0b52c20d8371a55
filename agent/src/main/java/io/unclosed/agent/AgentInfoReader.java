package io.unclosed.agent;

import io.unclosed.agent.jvm.AgentVersion;
import io.unclosed.agent.jvm.HostName;
import io.unclosed.agent.query.AgentInfo;
import java.time.Instant;

/** Works out who and where we are. */
final class AgentInfoReader {
  private AgentInfoReader() {}

  static AgentInfo of(AgentContext context) {
    return new AgentInfo(
        AgentVersion.of(AgentInfoReader.class),
        ProcessHandle.current().pid(),
        HostName.name(),
        System.getProperty("java.version", ""),
        context.early ? context.millis : startMillis(),
        context.early,
        context.millis,
        context.options.captureExact());
  }

  private static long startMillis() {
    Instant start = ProcessHandle.current().info().startInstant().orElse(Instant.now());
    return start.toEpochMilli();
  }
}
