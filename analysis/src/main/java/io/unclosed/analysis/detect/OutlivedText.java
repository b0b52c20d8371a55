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
    return Format.count(f.counts().opened())
        + " opened, "
        + Format.count(f.counts().closed() - f.counts().collected())
        + " closed (99% within "
        + Format.duration(f.usualNanos(0.99))
        + ")"
        + (f.counts().collected() == 0
            ? ""
            : ", " + Format.count(f.counts().collected()) + " closed by the garbage collector")
        + "; "
        + Format.count(over)
        + (over == 1 ? " has" : " have")
        + " been open for more than "
        + Format.duration(limitNanos)
        + ", the oldest for "
        + Format.duration(f.oldestNanos(nowNanos))
        + ". "
        + outcome(f, rises, sure);
  }

  private static String outcome(CallSiteStats f, List<GrowthInterval> rises, boolean sure) {
    if (f.counts().collected() > 0) {
      String share = skips(f);
      return Character.toUpperCase(share.charAt(0)) + share.substring(1);
    }
    if (rises.isEmpty()) {
      return "The number is not falling: either leaked in one incident or intentionally long-lived.";
    }
    String rate = "Growing by " + Format.rate(GrowthInterval.quoted(rises).perHour()) + ": ";
    return sure
        ? rate + skips(f)
        : rate + "either leaked or intentionally long-lived, too early to tell which.";
  }

  // What the garbage collector had to close was not closed by the program either.
  private static String skips(CallSiteStats f) {
    String share = Format.oneIn(f.leftOpen(), f.counts().opened());
    return share.equals("most")
        ? "most are never closed."
        : "about " + share + " is never closed, so some code path misses close().";
  }
}
