package io.unclosed.analysis.finding;

/** What a suspect will do to the process. Ordered: a later constant is worse. */
public enum Severity {
  INFO,
  WARNING,
  CRITICAL
}
