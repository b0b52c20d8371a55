package io.unclosed.agent.option;

/**
 * Durations as the user writes them: a whole number and {@code ms}, {@code s}, {@code m} or {@code
 * h}.
 */
final class Durations {
  static final long MILLI = 1_000_000L;
  static final long SECOND = 1000 * MILLI;
  static final long MINUTE = 60 * SECOND;
  static final long HOUR = 60 * MINUTE;

  /** A year, so that no multiple that is ever made of it overflows. */
  static final long LONGEST = 8760 * HOUR;

  private static final int MOST_DIGITS = 9;

  private Durations() {}

  /** In nanoseconds; -1 when the text is no duration or longer than a year. */
  static long nanos(String text) {
    int digits = digits(text);
    if (digits == 0 || digits > MOST_DIGITS) {
      return -1;
    }
    long unit = unit(text.substring(digits));
    long number = Long.parseLong(text.substring(0, digits));
    return unit < 0 || number > LONGEST / unit ? -1 : number * unit;
  }

  /** The shortest way to write it. */
  static String text(long nanos) {
    if (nanos % HOUR == 0) {
      return Long.toString(nanos / HOUR).concat("h");
    }
    if (nanos % MINUTE == 0) {
      return Long.toString(nanos / MINUTE).concat("m");
    }
    if (nanos % SECOND == 0) {
      return Long.toString(nanos / SECOND).concat("s");
    }
    return Long.toString(nanos / MILLI).concat("ms");
  }

  /**
   * What was probably meant, for {@code 10}, {@code 10 sec} or {@code 5min}; otherwise an example.
   */
  static String likely(String text) {
    int digits = digits(text);
    if (digits == 0 || digits > MOST_DIGITS) {
      return "10s";
    }
    String rest = text.substring(digits).trim();
    String unit = "s";
    if (rest.startsWith("ms") || rest.startsWith("mil")) {
      unit = "ms";
    } else if (rest.startsWith("m") || rest.startsWith("M")) {
      unit = "m";
    } else if (rest.startsWith("h") || rest.startsWith("H")) {
      unit = "h";
    }
    String likely = text.substring(0, digits) + unit;
    return nanos(likely) < 0 ? text(LONGEST) : likely;
  }

  private static int digits(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  private static long unit(String word) {
    return switch (word) {
      case "ms" -> MILLI;
      case "s" -> SECOND;
      case "m" -> MINUTE;
      case "h" -> HOUR;
      default -> -1;
    };
  }
}
