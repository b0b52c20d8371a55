package io.unclosed.analysis.detect;

import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.kind.KindNouns;
import io.unclosed.analysis.stats.GrowthInterval;
import io.unclosed.analysis.stats.Poisson;
import io.unclosed.analysis.words.Format;
import org.jspecify.annotations.Nullable;

/**
 * The limit is nearly reached, and one line has filled it lately without closing: there is no time
 * left to wait for a whole window.
 *
 * <p>It wants four fifths of all descriptors in use, a quarter of them by this line, half of these
 * opened within ten times the patience and some just now, and next to none ever closed.
 */
final class FillingUp {
  private static final double NEARLY = 0.8;
  private static final double MUCH = 0.25;
  private static final int LATELY = 10;
  private static final int JUST_NOW = 3;

  private FillingUp() {}

  /** How fast it fills; null when it does not. */
  static @Nullable GrowthInterval look(CallSiteStats f, Snapshot snapshot, long patienceNanos) {
    Limit limit = Limit.of(snapshot);
    if (limit.share(limit.used()) < NEARLY) {
      return null;
    }
    long held = f.counts().open() * KindNouns.of(f.kind()).descriptors();
    if (limit.share(held) < MUCH) {
      return null;
    }
    long lately = f.counts().open() - f.times().ages().countAtLeast(LATELY * patienceNanos);
    long justNow = f.counts().open() - f.times().ages().countAtLeast(patienceNanos / 4);
    long oldest = f.oldestNanos(snapshot.nanos());
    boolean begun = oldest >= patienceNanos / 2;
    if (lately < f.counts().open() / 2.0
        || justNow < JUST_NOW
        || !begun
        || !Closes.nextToNone(f.counts().closed(), f.counts().opened())) {
      return null;
    }
    long nanos = Math.min(oldest, LATELY * patienceNanos);
    double perHour = 3.6e12 / nanos;
    return new GrowthInterval(
        lately * perHour,
        Poisson.low((double) lately) * perHour,
        Poisson.high((double) lately) * perHour,
        lately,
        nanos);
  }

  static String sentence(GrowthInterval g) {
    return "The file descriptor limit is near: "
        + Format.count(Math.round(g.rise()))
        + " of these were opened in the last "
        + Format.duration(g.windowNanos())
        + ", more are still being opened, and almost none was ever closed: "
        + Format.rate(g.perHour(), g.perHourLow(), g.perHourHigh())
        + ".";
  }
}
