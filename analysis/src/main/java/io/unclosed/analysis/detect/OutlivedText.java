package io.unclosed.analysis.detect;

import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.stats.GrowthInterval;
import io.unclosed.analysis.words.Format;
import java.util.List;

/** What lifetimes tell, in words. */
final class OutlivedText {
  private OutlivedText() {}

  static String of(
      CallSiteStats f,
      long nowNanos,
      long over,
      long limitNanos,
      List<GrowthInterval> rises,
      boolean sure) {
    String usual = Format.duration(f.usualNanos(0.99));
    return Format.count(f.opened())
        + " were opened, "
        + Format.count(f.closed() - f.collected())
        + " closed"
        + (f.collected() > 0
            ? " by the program and " + Format.count(f.collected()) + " by the garbage collector"
            : "")
        + ", 99 % of these within "
        + usual
        + "; "
        + Format.count(over)
        + (over == 1 ? " has" : " have")
        + " been open for more than "
        + Format.duration(limitNanos)
        + ", the oldest for "
        + Format.duration(f.oldestNanos(nowNanos))
        + "."
        + outcome(f, rises, sure);
  }

  private static String outcome(CallSiteStats f, List<GrowthInterval> rises, boolean sure) {
    if (f.collected() > 0) {
      return " Some path " + skips(f);
    }
    if (rises.isEmpty()) {
      return " Their number does not fall: forgotten in one bad moment, or meant to live.";
    }
    return " Their number rises, "
        + Format.rate(GrowthInterval.quoted(rises).perHour())
        + (sure ? ": some path " + skips(f) : ": forgotten, or meant to live; that will show.");
  }

  private static String skips(CallSiteStats f) {
    return "skips the close, about " + Format.oneIn(f.leftOpen(), f.opened()) + ".";
  }
}
