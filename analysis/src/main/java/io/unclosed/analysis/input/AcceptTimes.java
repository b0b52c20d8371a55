package io.unclosed.analysis.input;

import java.util.Arrays;

/**
 * When the accepted connections were accepted that are open. What serves one of them (a thread, a
 * link onward, a file) is opened within a second of it, and lasts for as long as somebody at the
 * other end wants.
 *
 * <p>Where many are accepted, some were just before anything: so each is also asked at a moment
 * when it was not opened, and what chance explains does not count.
 */
public final class AcceptTimes {
  /** None. */
  public static final AcceptTimes NONE = new AcceptTimes(new long[0]);

  /** Within which what serves a connection is opened: for a handshake, a name, another host. */
  private static final long SOON_NANOS = 1_000_000_000L;

  /** By which an accept may be booked later than what it led to. */
  private static final long BOOKED_NANOS = 20_000_000L;

  /** Away from when it was opened, before and after; no multiples of each other. */
  private static final long[] ELSEWHERE = {
    -2_600_000_000L, 3_700_000_000L, -6_100_000_000L, 8_300_000_000L
  };

  private final long[] moments;

  private AcceptTimes(long[] moments) {
    this.moments = moments;
  }

  /**
   * Of these moments.
   *
   * @param nanos in any order; only the first {@code count}
   */
  public static AcceptTimes at(long[] nanos, int count) {
    if (count == 0) {
      return NONE;
    }
    long[] moments = Arrays.copyOf(nanos, count);
    Arrays.sort(moments);
    return new AcceptTimes(moments);
  }

  /** Whether what was opened through this method was accepted. */
  public static boolean isAccept(String api) {
    return api.endsWith("ccept");
  }

  /** Whether none is open. */
  public boolean isEmpty() {
    return moments.length == 0;
  }

  private boolean justBefore(long nanos) {
    int at = Arrays.binarySearch(moments, nanos + BOOKED_NANOS);
    int last = at >= 0 ? at : -at - 2;
    return last >= 0 && nanos - moments[last] <= SOON_NANOS;
  }

  /** Counts what of one line came with an accepted connection, by age. */
  public static final class Tally {
    private final LogHistogram.Builder with = new LogHistogram.Builder();
    private long all;
    private long elsewhere;

    /** Adds so many that were opened at a moment. */
    public void add(AcceptTimes acceptTimes, long openedNanos, long ageNanos, int count) {
      all += count;
      if (acceptTimes.justBefore(openedNanos)) {
        with.add(ageNanos, count);
      }
      long shift = ELSEWHERE[(int) (all % ELSEWHERE.length)];
      elsewhere += acceptTimes.justBefore(openedNanos + shift) ? count : 0;
    }

    /**
     * How many came with a connection and not by chance, by their ages.
     *
     * @param ages of all that were added
     */
    public LogHistogram beyondChance(LogHistogram ages) {
      long[] counts = new long[LogHistogram.BUCKETS];
      LogHistogram came = with.built();
      double chance = (double) elsewhere / all;
      for (int b = 0; b < counts.length; b++) {
        double more = came.count(b) - chance * ages.count(b);
        counts[b] = chance < 1 ? Math.round(Math.max(0, more / (1 - chance))) : came.count(b);
      }
      return LogHistogram.of(counts);
    }
  }
}
