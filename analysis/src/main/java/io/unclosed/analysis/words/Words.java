package io.unclosed.analysis.words;

/**
 * Figures as a person would write them: {@code 2,874}, {@code 3 h 9 min}, {@code 1.2 kB}.
 *
 * <p>Written by hand, because {@code String.format} loads classes and depends on the locale, and
 * these run while the process is in trouble.
 */
public final class Words {
  private static final long SECOND = 1_000_000_000L;
  private static final String[] BYTE_UNITS = {" B", " kB", " MB", " GB", " TB", " PB", " EB"};

  private Words() {}

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

  /** A duration in its two largest units: {@code 3 h 9 min}; below ten seconds with a tenth. */
  public static String duration(long nanos) {
    if (nanos < SECOND) {
      return nanos < 1_000_000 ? "under 1 ms" : nanos / 1_000_000 + " ms";
    }
    if (nanos < 10 * SECOND) {
      return decimal(nanos / (double) SECOND) + " s";
    }
    return seconds(nanos / SECOND);
  }

  /** The same from whole seconds. */
  public static String seconds(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
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

  /** A rate: {@code +911 an hour}, or by the day when it is less than one an hour. */
  public static String rate(double perHour) {
    return Math.abs(perHour) >= 1 || perHour == 0
        ? sign(perHour) + decimal(perHour) + " an hour"
        : sign(perHour) + decimal(perHour * 24) + " a day";
  }

  /** A rate and its bounds: {@code +911 an hour (897 to 925)}. */
  public static String rate(double perHour, double low, double high) {
    int hours = Math.abs(perHour) >= 1 || perHour == 0 ? 1 : 24;
    return rate(perHour) + " (" + decimal(low * hours) + " to " + decimal(high * hours) + ")";
  }

  private static String sign(double value) {
    return value > 0 ? "+" : "";
  }

  /** A size: {@code 1.2 kB}, {@code 1,214 MB}; the next unit from ten thousand on. */
  public static String bytes(long bytes) {
    double size = bytes;
    int unit = 0;
    while (Math.abs(size) >= (unit == 0 ? 1000 : 10_000) && unit < BYTE_UNITS.length - 1) {
      size /= 1000;
      unit++;
    }
    return decimal(size) + BYTE_UNITS[unit];
  }

  /** A share in per cent: {@code 78 %}. */
  public static String percent(double share) {
    return decimal(100 * share) + " %";
  }

  /** How often: {@code one in 14}; {@code nearly all} when it is more than two in three. */
  public static String oneIn(long some, long all) {
    double in = some <= 0 ? 0 : (double) all / some;
    return in == 0 ? "none" : in < 1.5 ? "nearly all" : "one in " + count(Math.round(in));
  }
}
