package io.unclosed.agent.export.log;

import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that the agent says once: a line, or a few lines that belong together.
 *
 * @param level how urgent
 * @param text as standard error shows it: each line begins with {@code unclosed: } or belongs to
 *     the one above; no line feed at the end
 * @param fields key-value pairs for a structured log, in their order: {@code severity}, and of a
 *     suspect {@code id}, {@code kind} and {@code site} too, where it has one; empty when nothing
 *     is rated
 */
public record LogEvent(LogLevel level, String text, Map<String, String> fields) {
  private static final String PREFIX = "unclosed: ";

  /** Without any rating: a fault of the agent itself, or where a report was written. */
  public static LogEvent plain(LogLevel level, String text) {
    return new LogEvent(level, text, Map.of());
  }

  /** About the process as a whole, such as a limit that is near; its level is its severity's. */
  public static LogEvent of(Severity severity, String text) {
    return new LogEvent(LogLevel.of(severity), text, Map.of("severity", severity.name()));
  }

  /**
   * About a suspect.
   *
   * @param now its severity; INFO when it is cleared
   */
  public static LogEvent of(LeakSuspect suspect, Severity now, String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", suspect.id());
    fields.put("severity", now.name());
    fields.put("kind", suspect.kind());
    if (!suspect.site().isEmpty()) {
      fields.put("site", suspect.site());
    }
    return new LogEvent(LogLevel.of(now), text, fields);
  }

  /** The text without the name that each line begins with: a logger has a name of its own. */
  public String message() {
    String rest = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
    return rest.replace("\n" + PREFIX, "\n");
  }
}
