package io.unclosed.analysis.input;

import java.util.Arrays;

/**
 * Counts of durations in power-of-two buckets: bucket {@code i} holds durations of {@code [2^i,
 * 2^(i+1))} microseconds, bucket 0 also everything shorter, the last one everything longer (12 days
 * and more).
 *
 * <p>Immutable. Only the buckets between the shortest and the longest are kept, since there is one
 * for each line of a program, and most lines hold things of one age.
 */
public final class LogHistogram {
  /** Number of buckets. */
  public static final int BUCKETS = 40;

  private static final LogHistogram EMPTY = new LogHistogram(0, new long[0]);

  /** Of one duration, by its bucket: what most lines hold is one thing. */
  private static final LogHistogram[] ONE = ones();

  private final int first;

  /** Of the buckets from {@link #first} on; those that follow are empty. */
  private final long[] counts;

  private LogHistogram(int first, long[] counts) {
    this.first = first;
    this.counts = counts;
  }

  /** Copies {@code counts}, which must have {@link #BUCKETS} entries. */
  public static LogHistogram of(long[] counts) {
    if (counts.length != BUCKETS) {
      throw new IllegalArgumentException("want " + BUCKETS + " buckets, got " + counts.length);
    }
    int from = 0;
    while (from < BUCKETS && counts[from] == 0) {
      from++;
    }
    int to = BUCKETS;
    while (to > from && counts[to - 1] == 0) {
      to--;
    }
    return from == to ? EMPTY : new LogHistogram(from, Arrays.copyOfRange(counts, from, to));
  }

  private static LogHistogram[] ones() {
    LogHistogram[] ones = new LogHistogram[BUCKETS];
    long[] one = {1};
    for (int i = 0; i < BUCKETS; i++) {
      ones[i] = new LogHistogram(i, one);
    }
    return ones;
  }

  /** No durations at all. */
  public static LogHistogram empty() {
    return EMPTY;
  }

  /** The bucket of a duration. */
  public static int bucketOf(long nanos) {
    long micros = nanos / 1000;
    return micros < 2 ? 0 : Math.min(BUCKETS - 1, 63 - Long.numberOfLeadingZeros(micros));
  }

  /** The shortest duration that is longer than all of a bucket's, in nanoseconds. */
  public static long upperNanos(int bucket) {
    return (2L << bucket) * 1000;
  }

  /** The shortest duration of a bucket, in nanoseconds; 0 for the first. */
  public static long lowerNanos(int bucket) {
    return bucket == 0 ? 0 : upperNanos(bucket - 1);
  }

  /** How many durations in all. */
  public long count() {
    long sum = 0;
    for (long c : counts) {
      sum += c;
    }
    return sum;
  }

  /** How many durations in one bucket. */
  public long count(int bucket) {
    int at = bucket - first;
    return at >= 0 && at < counts.length ? counts[at] : 0;
  }

  /**
   * An upper bound of a quantile, in nanoseconds: at most twice the true value.
   *
   * @param fraction in (0, 1]
   * @return 0 when empty
   */
  public long quantileNanos(double fraction) {
    long rank = (long) Math.ceil(count() * fraction);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank && seen > 0) {
        return upperNanos(first + i);
      }
    }
    return 0;
  }

  /**
   * How many durations are surely at least {@code nanos}: those of the buckets that begin there or
   * later.
   */
  public long countAtLeast(long nanos) {
    long sum = 0;
    for (int i = first + counts.length - 1;
        i >= Math.max(first, 1) && upperNanos(i - 1) >= nanos;
        i--) {
      sum += counts[i - first];
    }
    return sum;
  }

  /** Counts durations, with room for those between the shortest and the longest so far. */
  public static final class Builder {
    private int first;
    private long[] counts = EMPTY.counts;

    /** Adds so many durations of one length. */
    public void add(long nanos, long count) {
      int bucket = bucketOf(nanos);
      if (counts.length == 0) {
        first = bucket;
        counts = new long[1];
      } else if (bucket < first || bucket >= first + counts.length) {
        reach(bucket);
      }
      counts[bucket - first] += count;
    }

    private void reach(int bucket) {
      int from = Math.min(first, bucket);
      int to = Math.max(first + counts.length, bucket + 1);
      long[] more = new long[to - from];
      System.arraycopy(counts, 0, more, first - from, counts.length);
      first = from;
      counts = more;
    }

    /** Whether what was counted is what that histogram has. */
    public boolean makes(LogHistogram other) {
      return Arrays.equals(counts, other.counts) && (counts.length == 0 || first == other.first);
    }

    /** What was counted. Nothing may be added after. */
    public LogHistogram built() {
      if (counts.length == 0) {
        return EMPTY;
      }
      return counts.length == 1 && counts[0] == 1 ? ONE[first] : new LogHistogram(first, counts);
    }
  }
}
