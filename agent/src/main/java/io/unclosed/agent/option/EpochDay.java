package io.unclosed.agent.option;

/**
 * Days since 1970-01-01. Own, because {@code java.time} costs more before {@code main} than these
 * lines.
 */
final class EpochDay {
  /** The text was no date. */
  static final long NONE = Long.MIN_VALUE;

  private static final long MILLIS = 86_400_000L;

  private EpochDay() {}

  /** The day in UTC of a wall-clock time in milliseconds. */
  static long ofMillis(long wallMillis) {
    return Math.floorDiv(wallMillis, MILLIS);
  }

  /** The day of a date written {@code 2027-01-31}; {@link #NONE} when it is not written so. */
  static long of(String date) {
    if (date.length() != 10 || date.charAt(4) != '-' || date.charAt(7) != '-') {
      return NONE;
    }
    int year = number(date, 0, 4);
    int month = number(date, 5, 7);
    int day = number(date, 8, 10);
    boolean exists =
        year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
    return exists ? of(year, month, day) : NONE;
  }

  private static long of(int year, int month, int day) {
    // Years that begin in March put the leap day last, so that a month's offset needs no table.
    long y = month > 2 ? year : year - 1L;
    long monthFromMarch = (month + 9L) % 12;
    long dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1;
    return 365 * y + y / 4 - y / 100 + y / 400 + dayOfYear - 719_468;
  }

  private static int daysIn(int year, int month) {
    if (month == 2) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = 10 * number + c - '0';
    }
    return number;
  }
}
