package io.unclosed.analysis.words;

/**
 * Figures as a person would write them: {@code 2,874}, {@code 3 h 9 min}, {@code 1.2 KiB}.
 *
 * <p>Written by hand, because {@code String.format} loads classes and depends on the locale, and
 * these run while the process is in trouble.
 */
public final class Format {
  private static final long SECOND = 1_000_000_000L;
  private static final long KIB = 1L << 10;
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  private Format() {}

  /** A number with thousands separators. */
  public static String count(long n) {
    String digits = Long.toString(Math.abs(n));
    StringBuilder out = new StringBuilder(digits.length() + 7);
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        out.append(',');
      }
      out.append(digits.charAt(i));
    }
    return n < 0 ? "-" + out : out.toString();
  }

  /** A number of things, in the singular for one. */
  public static String count(long n, String singular, String plural) {
    return count(n) + " " + (n == 1 ? singular : plural);
  }

  /** A number of things that take an s in the plural. */
  public static String count(long n, String singular) {
    return count(n, singular, singular + "s");
  }

  /** A whole number from ten on, one digit after the point below. */
  public static String decimal(double value) {
    double size = Math.abs(value);
    if (size >= 9.95) {
      return count(Math.round(value));
    }
    long tenths = Math.round(size * 10);
    String text = tenths % 10 == 0 ? "" + tenths / 10 : tenths / 10 + "." + tenths % 10;
    return value < 0 && tenths > 0 ? "-" + text : text;
  }

  /** With so many digits after the point, at most six. */
  public static String decimal(double value, int digits) {
    long scale = 1;
    for (int i = 0; i < digits; i++) {
      scale *= 10;
    }
    long scaled = Math.round(Math.abs(value) * scale);
    String text = (value < 0 && scaled > 0 ? "-" : "") + count(scaled / scale);
    return digits == 0 ? text : text + "." + Long.toString(scale + scaled % scale).substring(1);
  }

  /**
   * A duration in its two largest units: {@code 3 h 9 min}; below ten seconds with a tenth, and
   * never less than {@code 1 ms}.
   */
  public static String duration(long nanos) {
    if (nanos < SECOND) {
      return Math.max(1, nanos / 1_000_000) + " ms";
    }
    if (nanos < 10 * SECOND) {
      return decimal(nanos / (double) SECOND) + " s";
    }
    return seconds(nanos / SECOND);
  }

  /** A time from soonest to latest, in seconds: {@code 52 to 65 min}. */
  public static String seconds(long from, long to) {
    return from >= 120 && to < 7200
        ? from / 60 + " to " + to / 60 + " min"
        : seconds(from) + " to " + seconds(to);
  }

  /** The same from whole seconds; less than none is none. */
  public static String seconds(long seconds) {
    if (seconds < 60) {
      return Math.max(0, seconds) + " s";
    }
    if (seconds < 3600) {
      return two(seconds / 60, " min", seconds < 600 ? seconds % 60 : 0, " s");
    }
    if (seconds < 86400) {
      return two(seconds / 3600, " h", seconds % 3600 / 60, " min");
    }
    return two(seconds / 86400, " d", seconds < 864000 ? seconds % 86400 / 3600 : 0, " h");
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    return small == 0 ? count(large) + unit : count(large) + unit + " " + small + smallUnit;
  }

  /** A rate: {@code +911/h}, or {@code +12/day} when it is less than one an hour. */
  public static String rate(double perHour) {
    return Math.abs(perHour) >= 1 || perHour == 0
        ? sign(perHour) + decimal(perHour) + "/h"
        : sign(perHour) + decimal(perHour * 24) + "/day";
  }

  /** A rate and its bounds: {@code +911/h (897 to 925)}. */
  public static String rate(double perHour, double low, double high) {
    int hours = Math.abs(perHour) >= 1 || perHour == 0 ? 1 : 24;
    return rate(perHour) + " (" + decimal(low * hours) + " to " + decimal(high * hours) + ")";
  }

  private static String sign(double value) {
    return value > 0 ? "+" : "";
  }

  /**
   * Growth and its bounds, of a count or a size: {@code +911/h (897 to 925)}, {@code +110 MiB/h};
   * {@code steady} when it is 0, {@code not known yet} when it is no number.
   */
  public static String growth(double perHour, double low, double high, boolean bytes) {
    if (Double.isNaN(perHour)) {
      return "not known yet";
    }
    if (perHour == 0) {
      return "steady";
    }
    if (!bytes) {
      return low == high ? rate(perHour) : rate(perHour, low, high);
    }
    String rate = sign(perHour) + bytes(perHour) + "/h";
    String from = bytes(low);
    String to = bytes(high);
    return from.equals(to) ? rate : rate + " (" + from + " to " + to + ")";
  }

  /** A size: {@code 1.2 KiB}, {@code 1,214 MiB}; the next unit from ten thousand MiB on. */
  public static String bytes(double bytes) {
    double size = Math.abs(bytes);
    if (size < KIB) {
      return decimal(Math.rint(bytes)) + " B";
    }
    if (size < MIB) {
      return decimal(bytes / KIB) + " KiB";
    }
    return size < 10 * GIB ? decimal(bytes / MIB) + " MiB" : decimal(bytes / GIB) + " GiB";
  }

  /** A size in whole bytes. */
  public static String bytes(long bytes) {
    return bytes((double) bytes);
  }

  /** A count, or a size when it is in bytes. */
  public static String amount(long value, boolean bytes) {
    return bytes ? bytes(value) : count(value);
  }

  /** The same of what is no whole number. */
  public static String amount(double value, boolean bytes) {
    return bytes ? bytes(value) : decimal(value);
  }

  /** A percentage: {@code 78%}. */
  public static String percent(double share) {
    return decimal(100 * share) + "%";
  }

  /** How often: {@code 1 in 14}; {@code most} when it is more than two in three. */
  public static String oneIn(long some, long all) {
    double in = some <= 0 ? 0 : (double) all / some;
    return in == 0 ? "none" : in < 1.5 ? "most" : "1 in " + count(Math.round(in));
  }
}
