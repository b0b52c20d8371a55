package io.unclosed.analysis.detect;

import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.LogHistogram;

/**
 * Whether what is open came with accepted connections that are open still. It rises as they do, and
 * lasts for as long as somebody at the other end wants.
 *
 * <p>It must have come within a second of one ({@link io.unclosed.analysis.input.AcceptTimes}), and
 * that one be there: sessions explain nothing that is opened at other times, or that outlives them.
 */
final class Sessions {
  /** The part that must have come with a session each. */
  private static final double PART = 0.5;

  private static final int FEWEST = 2;

  private Sessions() {}

  /**
   * Whether at least half of those of an age came so.
   *
   * @param stayNanos the least age
   * @param spanNanos how much older they may be
   */
  static boolean explain(CallSiteStats f, long stayNanos, long spanNanos) {
    // Ages are known to a power of two: none that may be of that age is left out.
    long most = 2 * (stayNanos + spanNanos);
    long all = between(f.times().ages(), stayNanos, most);
    long with = between(f.times().withAccepts(), stayNanos, most);
    return with >= FEWEST && with >= PART * all;
  }

  private static long between(LogHistogram ages, long fromNanos, long toNanos) {
    return ages.countAtLeast(fromNanos) - ages.countAtLeast(toNanos);
  }
}
