package io.unclosed.analysis.history;

import io.unclosed.analysis.stats.TrendTest;

/**
 * The windows over which memory is judged, in patiences: with a minute's patience an hour to a
 * fortnight. Their factors are those of the simulation in docs/how-sure.md.
 */
enum MemoryWindows {
  HOUR(60, 1, Sort.SOON),
  SIX_HOURS(360, 5, Sort.SOON),
  TWO_DAYS(2880, 15, Sort.EARLY),
  FOUR_DAYS(5760, 60, Sort.SURE),
  WEEK(10080, 90, Sort.SURE),
  FORTNIGHT(20160, 180, Sort.SURE);

  /** A day, of which memory follows the hours. */
  static final int DAY = 1440;

  /** The coarse buckets. */
  static final int QUARTER = 15;

  /** What a rise over the window means. */
  enum Sort {
    /** Nothing, unless the limit is near: mornings rise too. */
    SOON,
    /** It grows, above every hour of the day before; a slow warm-up does that too. */
    EARLY,
    /** It grows on every day alike. */
    SURE
  }

  final int window;
  final int bucket;
  final Sort sort;

  MemoryWindows(int window, int bucket, Sort sort) {
    this.window = window;
    this.bucket = bucket;
    this.sort = sort;
  }

  boolean isFine() {
    return bucket < QUARTER;
  }

  /** Time between two tests: an eighteenth of the window, ten at the least; over days 180. */
  int step() {
    return window <= DAY ? Math.max(window / 18, 10) : 180;
  }

  TrendTest rule() {
    return sort == Sort.SURE ? TrendTest.BYTES_OVER_DAYS : TrendTest.BYTES_SOON;
  }
}
