package io.unclosed.agent.export.text;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Wall-clock times in UTC, always marked with a Z: the reader may sit in another zone. */
final class UtcTime {
  private static final long DAY_MILLIS = 86_400_000L;

  private UtcTime() {}

  /** {@code 2026-11-20 03:12:44Z}. */
  static String stamp(long millis) {
    LocalDateTime time = at(millis);
    return date(time) + " " + clock(time) + ":" + two(time.getSecond()) + "Z";
  }

  /** {@code 04:05Z}, with its date when it is more than a day from now. */
  static String near(long millis, long nowMillis) {
    LocalDateTime time = at(millis);
    String clock = clock(time) + "Z";
    return Math.abs(millis - nowMillis) < DAY_MILLIS ? clock : date(time) + " " + clock;
  }

  /** {@code 20261120T031244Z}, for a file's name. */
  static String compact(long millis) {
    LocalDateTime time = at(millis);
    return time.getYear()
        + two(time.getMonthValue())
        + two(time.getDayOfMonth())
        + "T"
        + two(time.getHour())
        + two(time.getMinute())
        + two(time.getSecond())
        + "Z";
  }

  private static LocalDateTime at(long millis) {
    return LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1000L), 0, ZoneOffset.UTC);
  }

  private static String date(LocalDateTime time) {
    return time.getYear() + "-" + two(time.getMonthValue()) + "-" + two(time.getDayOfMonth());
  }

  private static String clock(LocalDateTime time) {
    return two(time.getHour()) + ":" + two(time.getMinute());
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
