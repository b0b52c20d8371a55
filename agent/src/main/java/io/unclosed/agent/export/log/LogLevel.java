package io.unclosed.agent.export.log;

import io.unclosed.analysis.finding.Severity;

/** How urgent a line is, in slf4j's terms. */
public enum LogLevel {
  ERROR("error", "atError"),
  WARN("warn", "atWarn"),
  INFO("info", "atInfo"),
  DEBUG("debug", "atDebug");

  /** The method of {@code org.slf4j.Logger} that takes a message. */
  final String plain;

  /** The method of {@code org.slf4j.Logger} that begins a structured event, since slf4j 2. */
  final String fluent;

  LogLevel(String plain, String fluent) {
    this.plain = plain;
    this.fluent = fluent;
  }

  /** CRITICAL is an error, WARNING a warning; what is harmless or cleared is information. */
  public static LogLevel of(Severity severity) {
    return switch (severity) {
      case CRITICAL -> ERROR;
      case WARNING -> WARN;
      case INFO -> INFO;
    };
  }
}
