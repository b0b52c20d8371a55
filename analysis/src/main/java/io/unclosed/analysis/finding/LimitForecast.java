package io.unclosed.analysis.finding;

import java.util.List;

/**
 * A limit of the process, how much of it is used, and when it is reached at the present rate.
 *
 * <p>The rate is that of all that counts against the limit, suspect or not, in the unit of the
 * limit.
 *
 * @param limit {@code descriptors}, {@code memory}, {@code threads}, {@code mappings} or {@code
 *     ports}
 * @param unit {@code descriptors}, {@code bytes}, {@code threads}, {@code mappings} or {@code
 *     ports}
 * @param used now; -1 when unknown
 * @param max what may be used; -1 when unknown
 * @param outlook what is known of the future
 * @param perHour growth, middle estimate; NaN when unknown
 * @param perHourLow lower bound; NaN when unknown
 * @param perHourHigh upper bound; NaN when unknown
 * @param soonestSeconds earliest time until the limit; -1 when not foreseen
 * @param latestSeconds latest time until the limit; -1 when not bounded
 * @param causes ids of the suspects or call sites that use it up, largest growth first; empty when
 *     none is known
 */
public record LimitForecast(
    String limit,
    String unit,
    long used,
    long max,
    Outlook outlook,
    double perHour,
    double perHourLow,
    double perHourHigh,
    long soonestSeconds,
    long latestSeconds,
    List<String> causes) {

  /** The name of the limit of memory, the only one in bytes. */
  public static final String MEMORY = "memory";

  /** What is known of the future of a limit. */
  public enum Outlook {
    /** Not known yet, or the limit cannot be read. */
    UNKNOWN,
    /** A flat trend was established. */
    STEADY,
    /** An early estimate, from a rate that was seen for a short time. */
    EARLY,
    /** Growth was established, with an interval. */
    GROWING,
    /** Nothing is left. */
    REACHED
  }

  /** Whether a moment can be told at which it is reached. */
  public boolean isForeseen() {
    return soonestSeconds >= 0;
  }

  /** The share that is used; 0 when unknown. */
  public double share() {
    return max > 0 && used > 0 ? (double) used / max : 0;
  }
}
