package io.unclosed.analysis.detect;

import io.unclosed.analysis.stats.GrowthInterval;
import io.unclosed.analysis.words.Format;
import java.util.List;

/** Says how fast a count grows. */
final class GrowthText {
  private GrowthText() {}

  static String of(String what, List<GrowthInterval> rises) {
    GrowthInterval g = GrowthInterval.quoted(rises);
    return what
        + " grew by "
        + Format.count(Math.round(g.rise()))
        + " in the last "
        + Format.duration(g.windowNanos())
        + " and has not levelled off: "
        + Format.rate(g.perHour(), g.perHourLow(), g.perHourHigh())
        + ".";
  }
}
