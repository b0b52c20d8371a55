package io.unclosed.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The agent's version, as the build wrote it. */
final class Version {
  private Version() {}

  /** {@code unknown} when the build wrote none. */
  static String of(Class<?> type) {
    try (InputStream in = type.getClassLoader().getResourceAsStream("version")) {
      return in == null
          ? "unknown"
          : new String(in.readAllBytes(), StandardCharsets.US_ASCII).trim();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
