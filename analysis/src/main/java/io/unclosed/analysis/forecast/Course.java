package io.unclosed.analysis.forecast;

import io.unclosed.analysis.finding.LimitForecast.Outlook;

/**
 * Where the use of a limit is going.
 *
 * @param outlook what is known
 * @param perHour growth, middle estimate; NaN when unknown
 * @param perHourLow lower bound
 * @param perHourHigh upper bound
 * @param soonestSeconds until the limit; -1 when not foreseen
 * @param latestSeconds until the limit; -1 when not bounded
 * @param windowNanos for how long the rate has been seen to hold
 */
record Course(
    Outlook outlook,
    double perHour,
    double perHourLow,
    double perHourHigh,
    long soonestSeconds,
    long latestSeconds,
    long windowNanos) {

  static final Course UNKNOWN =
      new Course(Outlook.UNKNOWN, Double.NaN, Double.NaN, Double.NaN, -1, -1, 0);

  /** An early estimate reaches no further. */
  private static final double EARLY_SECONDS = 86_400;

  /** An early estimate is known to a third and to three times. */
  private static final int UNSURE = 3;

  static final Course STEADY = new Course(Outlook.STEADY, 0, 0, 0, -1, -1, 0);

  /**
   * An early estimate; unknown when nothing grows.
   *
   * @param headroom what is left; -1 when unknown
   */
  static Course early(double perHour, long headroom, long windowNanos) {
    if (!(perHour > 0)) {
      return UNKNOWN;
    }
    double seconds = headroom < 0 ? Double.POSITIVE_INFINITY : headroom / perHour * 3600;
    boolean soon = seconds <= EARLY_SECONDS;
    return new Course(
        Outlook.EARLY,
        perHour,
        perHour / UNSURE,
        perHour * UNSURE,
        soon ? (long) (seconds / UNSURE) : -1,
        soon ? (long) (seconds * UNSURE) : -1,
        windowNanos);
  }

  /** Whether an early estimate reaches so far. */
  static boolean isSoon(double hours) {
    return hours * 3600 <= EARLY_SECONDS;
  }
}
