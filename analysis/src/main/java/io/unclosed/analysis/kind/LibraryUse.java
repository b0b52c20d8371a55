package io.unclosed.analysis.kind;

/** What a library that opened a resource most likely took it for. */
public enum LibraryUse {
  /** For what it returned to its caller, who is to close that. */
  RETURNED,

  /** For a whole client, session or context, and not for one use of it. */
  CLIENT,

  UNKNOWN
}
