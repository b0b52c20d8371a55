package io.unclosed.analysis.detect;

import io.unclosed.analysis.stats.Growth;
import io.unclosed.analysis.words.Words;
import java.util.List;

/** A rise in words. */
final class GrowthWords {
  private GrowthWords() {}

  static String of(String what, List<Growth> rises) {
    Growth g = Growth.quoted(rises);
    return what
        + " rose by "
        + Words.count(Math.round(g.rise()))
        + " in the last "
        + Words.duration(g.windowNanos())
        + " and has not levelled off: "
        + Words.rate(g.perHour(), g.perHourLow(), g.perHourHigh())
        + ".";
  }
}
