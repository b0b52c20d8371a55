package io.unclosed.agent.option;

/** One pattern of what never to report, and why. */
public final class IgnoreLine {
  /** No last day. */
  static final long FOR_EVER = Long.MAX_VALUE;

  private final String pattern;
  private final String reason;
  private final String place;
  private final long untilDay;

  IgnoreLine(String pattern, String reason, String place, long untilDay) {
    this.pattern = pattern;
    this.reason = reason;
    this.place = place;
    this.untilDay = untilDay;
  }

  /** Class or class.method with {@code *}, or an id. */
  public String pattern() {
    return pattern;
  }

  /** Why it is fine, in the user's words; empty when none was given. */
  public String reason() {
    return reason;
  }

  /** Where it stands, such as {@code line 3 of ignore.txt}; empty for the option itself. */
  public String place() {
    return place;
  }

  /** Whether its last day, in UTC, is over. */
  boolean expired(long today) {
    return today > untilDay;
  }
}
