package io.unclosed.agent;

/**
 * Failures of one kind, reported at the first and then at most once an hour while more come. On the
 * heartbeat's thread.
 */
final class HourlyFailures {
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  private long told;
  private long toldNanos;

  /**
   * Whether there are further failures to report now; they count as reported from here on.
   *
   * @param failures ever
   */
  boolean areDue(long failures, long nowNanos) {
    if (failures <= told || (told != 0 && nowNanos - toldNanos <= HOUR_NANOS)) {
      return false;
    }
    told = failures;
    toldNanos = nowNanos;
    return true;
  }
}
