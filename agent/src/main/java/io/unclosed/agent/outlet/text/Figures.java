package io.unclosed.agent.outlet.text;

/** Numbers as a reader wants them: grouped, rounded, with their unit. Always English. */
final class Figures {
  private static final long KIB = 1L << 10;
  private static final long MIB = 1L << 20;
  private static final long TEN_GIB = 10L << 30;

  private Figures() {}

  /** {@code 1,048,576}. */
  static String count(long number) {
    String digits = Long.toString(Math.abs(number));
    StringBuilder text = new StringBuilder(number < 0 ? "-" : "");
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        text.append(',');
      }
      text.append(digits.charAt(i));
    }
    return text.toString();
  }

  /** A count with the noun in the right number: {@code 1 thread}, {@code 61 threads}. */
  static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** With the given number of decimals, at most six. */
  static String decimal(double number, int decimals) {
    long scale = 1;
    for (int i = 0; i < decimals; i++) {
      scale *= 10;
    }
    long scaled = Math.round(Math.abs(number) * scale);
    StringBuilder text = new StringBuilder(number < 0 && scaled > 0 ? "-" : "");
    text.append(count(scaled / scale));
    if (decimals > 0) {
      String rest = Long.toString(scale + scaled % scale);
      text.append('.').append(rest, 1, rest.length());
    }
    return text.toString();
  }

  /** {@code 1,214 MiB}, {@code 1.2 KiB}, {@code 31 GiB}. */
  static String bytes(double bytes) {
    double size = Math.abs(bytes);
    String sign = bytes < 0 ? "-" : "";
    if (size < KIB) {
      return sign + count(Math.round(size)) + " B";
    }
    if (size < MIB) {
      return sign + near(size / KIB) + " KiB";
    }
    return sign + (size < TEN_GIB ? near(size / MIB) + " MiB" : near(size / (MIB << 10)) + " GiB");
  }

  /** A size in whole bytes. */
  static String bytes(long bytes) {
    return bytes((double) bytes);
  }

  /** A whole count, or a size when the unit is {@code bytes}. */
  static String amount(long value, boolean bytes) {
    return bytes ? bytes(value) : count(value);
  }

  /** A count, or a size when the unit is {@code bytes}. */
  static String amount(double value, boolean bytes) {
    return bytes ? bytes(value) : near(value);
  }

  /**
   * {@code +912 an hour (890 to 930)}, or {@code steady} when no growth is established. Slow growth
   * is told by the day.
   */
  static String growth(double perHour, double low, double high, boolean bytes) {
    if (perHour == 0 || Double.isNaN(perHour)) {
      return "steady";
    }
    boolean slow = !bytes && Math.abs(perHour) < 1;
    double factor = slow ? 24 : 1;
    String rate = (perHour > 0 ? "+" : "") + amount(perHour * factor, bytes);
    String every = slow ? " a day" : " an hour";
    String from = amount(low * factor, bytes);
    String to = amount(high * factor, bytes);
    return low == high || from.equals(to)
        ? rate + every
        : rate + every + " (" + from + " to " + to + ")";
  }

  /** The two greatest units that say enough: {@code 3 d 4 h}, {@code 9 h 20 min}, {@code 45 s}. */
  static String span(long seconds) {
    long s = Math.max(0, seconds);
    if (s < 120) {
      return s + " s";
    }
    long minutes = s / 60;
    if (minutes < 60) {
      return minutes + " min";
    }
    long hours = minutes / 60;
    if (hours < 24) {
      return two(hours, "h", minutes % 60, "min");
    }
    return two(hours / 24, "d", hours % 24, "h");
  }

  /** A time from soonest to latest: {@code 52 to 65 min}, {@code 3 h to 1 d 2 h}. */
  static String span(long from, long to) {
    if (from >= 120 && to < 7200) {
      return from / 60 + " to " + to / 60 + " min";
    }
    return span(from) + " to " + span(to);
  }

  /** A duration that may be far shorter than a second: {@code 33 ms}. */
  static String spanNanos(long nanos) {
    if (nanos < 1_000_000) {
      return "1 ms";
    }
    if (nanos < 1_000_000_000) {
      return nanos / 1_000_000 + " ms";
    }
    return nanos < 10_000_000_000L
        ? near(Math.rint(nanos / 1e8) / 10) + " s"
        : span(nanos / 1_000_000_000);
  }

  /** {@code 78 %}; one decimal below ten. */
  static String percent(long part, long whole) {
    if (whole <= 0) {
      return "0 %";
    }
    double percent = 100.0 * part / whole;
    return (percent < 10 && percent > 0 ? decimal(percent, 1) : decimal(percent, 0)) + " %";
  }

  private static String near(double value) {
    return Math.abs(value) < 10 && value != Math.rint(value)
        ? decimal(value, 1)
        : decimal(value, 0);
  }

  private static String two(long big, String bigUnit, long small, String smallUnit) {
    String text = big + " " + bigUnit;
    return small == 0 ? text : text + " " + small + " " + smallUnit;
  }
}
