package io.unclosed.analysis.detect;

import io.unclosed.analysis.FrameFigures;
import io.unclosed.analysis.stats.Growth;
import io.unclosed.analysis.words.Words;
import java.util.List;

/** What lifetimes tell, in words. */
final class OutlivedWords {
  private OutlivedWords() {}

  static String of(
      FrameFigures f, long nowNanos, long over, long limitNanos, List<Growth> rises, boolean sure) {
    String usual = Words.duration(f.lifetimes().quantileNanos(0.99));
    return Words.count(f.opened())
        + " were opened, "
        + Words.count(f.closed())
        + " closed, 99 % of these within "
        + usual
        + "; "
        + Words.count(over)
        + (over == 1 ? " has" : " have")
        + " been open for more than "
        + Words.duration(limitNanos)
        + ", the oldest for "
        + Words.duration(f.oldestNanos(nowNanos))
        + "."
        + outcome(f, over, rises, sure);
  }

  private static String outcome(FrameFigures f, long over, List<Growth> rises, boolean sure) {
    if (rises.isEmpty()) {
      return " Their number does not fall: forgotten in one bad moment, or meant to live.";
    }
    return " Their number rises, "
        + Words.rate(Growth.quoted(rises).perHour())
        + (sure ? skips(f, over) : ": forgotten, or meant to live; that will show.");
  }

  private static String skips(FrameFigures f, long over) {
    return ": some path skips the close, about " + Words.oneIn(over, f.opened()) + ".";
  }
}
