package io.unclosed.analysis.detect;

import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.stats.GrowthInterval;
import io.unclosed.analysis.words.Format;
import java.util.List;

/** Says how long most are open, and how many have been open for much longer. */
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
        + " opened, "
        + Format.count(f.closed() - f.collected())
        + " closed (99% within "
        + Format.duration(f.lifetimes().quantileNanos(0.99))
        + ")"
        + (f.collected() == 0
            ? ""
            : ", " + Format.count(f.collected()) + " closed by the garbage collector")
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
      return "The number is not falling: either leaked in one incident or intentionally long-lived.";
    }
    return " Their number rises, "
        + Format.rate(GrowthInterval.quoted(rises).perHour())
        + (sure ? ": some path " + skips(f) : ": forgotten, or meant to live; that will show.");
  }

  private static String skips(CallSiteStats f) {
    return "skips the close, about " + Format.oneIn(f.leftOpen(), f.opened()) + ".";
  }
}
