package io.unclosed.analysis.stats;

import java.util.List;

/**
 * A quantity was seen to rise over a window.
 *
 * @param perHour middle estimate
 * @param perHourLow lower bound, with 95 per cent; above 0
 * @param perHourHigh upper bound
 * @param rise how much it rose over the window
 * @param windowNanos over which the rise was measured
 * @param watchedNanos for how long it has been rising without a stop, at least the window: the
 *     measure of how far ahead one may speak
 */
public record GrowthInterval(
    double perHour,
    double perHourLow,
    double perHourHigh,
    double rise,
    long windowNanos,
    long watchedNanos) {

  private static final double NANOS_PER_HOUR = 3.6e12;

  /** Watched for no longer than its window. */
  public GrowthInterval(
      double perHour, double perHourLow, double perHourHigh, double rise, long windowNanos) {
    this(perHour, perHourLow, perHourHigh, rise, windowNanos, windowNanos);
  }

  /** The same, known to have gone on for so long; its bounds then hold that longer rate too. */
  public GrowthInterval watchedFor(long nanos, double perHourOverAll) {
    return nanos <= windowNanos
        ? this
        : new GrowthInterval(
            perHour,
            Math.max(0, Math.min(perHourLow, perHourOverAll)),
            Math.max(perHourHigh, perHourOverAll),
            rise,
            windowNanos,
            nanos);
  }

  /** From slopes per step. */
  static GrowthInterval of(double slope, double low, double high, int points, long stepNanos) {
    double perHour = NANOS_PER_HOUR / stepNanos;
    return new GrowthInterval(
        slope * perHour, low * perHour, high * perHour, slope * points, points * stepNanos);
  }

  /**
   * The rise to quote: of the shortest window with a hundred events in it, which one can trust to a
   * fifth; else of the longest.
   *
   * @param rises shortest window first, at least one
   */
  public static GrowthInterval quoted(List<GrowthInterval> rises) {
    for (GrowthInterval g : rises) {
      if (g.rise() >= 100) {
        return g;
      }
    }
    return rises.get(rises.size() - 1);
  }
}
