package io.unclosed.agent.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The agent's version, as the build wrote it. */
public final class AgentVersion {
  private AgentVersion() {}

  /** {@code unknown} when the build wrote none. */
  public static String of(Class<?> type) {
    try (InputStream in = type.getClassLoader().getResourceAsStream("version")) {
      return in == null
          ? "unknown"
          : new String(in.readAllBytes(), StandardCharsets.US_ASCII).trim();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
