package io.unclosed.analysis.detect;

import io.unclosed.analysis.Confidence;
import io.unclosed.analysis.EvidenceCode;
import io.unclosed.analysis.FrameFigures;
import io.unclosed.analysis.LogHistogram;
import io.unclosed.analysis.Settings;
import io.unclosed.analysis.Snapshot;
import io.unclosed.analysis.history.Horizon;
import io.unclosed.analysis.history.RiseWatch;
import io.unclosed.analysis.stats.Growth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Most resources of this frame are closed within t; these have been open for a large multiple of t.
 *
 * <p>Finds the close that an error path skips, once in a thousand. What looks alike is a line that
 * opens both kinds, a thousand short connections and five that live. So the number that has
 * outlived, not its presence, is watched:
 *
 * <ul>
 *   <li>it climbs: LIKELY, from three on; pressing from twenty on over five times the patience, and
 *       from six on over thirty, since the first sessions of a server climb too
 *   <li>it stands still at ten or more, and none of that age is ever closed: POSSIBLE, since such
 *       may have been forgotten in one bad minute, and may be meant to live
 *   <li>it stands still below that: nothing
 *   <li>such are closed too, a quarter as many as it rises by: nothing, they are sessions
 * </ul>
 *
 * <p>The limit t moves up with the lifetimes at once and down only by a large step, and the count
 * begins anew when it moves: a quantile on the edge of its bucket would otherwise look like a
 * climb.
 */
final class Outlived implements Detector {
  /** Fewest closed ones from which lifetimes are known. */
  private static final int KNOWN = 50;

  private static final int MULTIPLE = 20;
  private static final int FEW = 3;
  private static final int SURELY_RISING = 6;
  private static final int SURELY_RISING_SOON = 20;
  private static final int MANY = 10;

  private final Settings settings;
  private final List<Horizon> horizons;
  private final Steady steady = new Steady(MANY);

  /** Null until one has outlived. */
  private @Nullable RiseWatch climb;

  private int usualBucket = -1;
  private boolean held;
  private long peak;
  private long climbedNanos;
  private long windowNanos;

  Outlived(Settings settings, List<Horizon> horizons) {
    this.settings = settings;
    this.horizons = horizons;
  }

  @Override
  public EvidenceCode code() {
    return EvidenceCode.OUTLIVED;
  }

  @Override
  public @Nullable Sign look(Subject subject, Snapshot snapshot) {
    FrameFigures f = subject.figures();
    if (f == null || f.lifetimes().count() < KNOWN) {
      return null;
    }
    long limit = Math.max(MULTIPLE * usualNanos(f.lifetimes()), settings.patienceNanos());
    long over = Math.min(f.open(), f.ages().countAtLeast(limit));
    if (climb == null && over == 0) {
      return null;
    }
    RiseWatch watch = climb();
    long closedSo = Math.max(0, f.lifetimes().countAtLeast(limit) - f.collected());
    watch.pushAll(snapshot.nanos(), over, closedSo);
    steady.add(snapshot.nanos(), over, closedSo);
    List<Growth> rises = watch.rises();
    if (!hold(snapshot.nanos(), over, rises)) {
      return null;
    }
    Confidence sure = rises.isEmpty() ? Confidence.POSSIBLE : Confidence.LIKELY;
    String sentence = OutlivedWords.of(f, over, limit, rises);
    return Sign.of(code(), sure, over, sentence, surelyRising(rises), rises);
  }

  private long usualNanos(LogHistogram lifetimes) {
    long p99 = lifetimes.quantileNanos(0.99);
    int bucket = LogHistogram.bucketOf(p99 - 1);
    if (bucket > usualBucket || bucket <= usualBucket - 2) {
      usualBucket = bucket;
      if (!held) {
        climb = null;
        steady.restart();
      }
    }
    return LogHistogram.upperNanos(usualBucket);
  }

  private boolean hold(long nowNanos, long over, List<Growth> rises) {
    boolean climbs = !rises.isEmpty() && over >= FEW;
    boolean stands = steady.since(nowNanos) >= 3 * settings.patienceNanos();
    if (climbs) {
      climbedNanos = nowNanos;
      windowNanos = rises.get(rises.size() - 1).windowNanos();
    }
    if (!held && (climbs || stands)) {
      held = true;
      peak = over;
    }
    peak = Math.max(peak, over);
    boolean lately = nowNanos - climbedNanos <= 6 * windowNanos && windowNanos > 0;
    held = held && over > peak / 2 && (climbs || stands || lately);
    return held;
  }

  private boolean surelyRising(List<Growth> rises) {
    for (Growth g : rises) {
      double patiences = (double) g.windowNanos() / settings.patienceNanos();
      if (g.rise() >= (patiences >= 30 ? SURELY_RISING : SURELY_RISING_SOON) && patiences >= 5) {
        return true;
      }
    }
    return false;
  }

  private RiseWatch climb() {
    if (climb == null) {
      climb = RiseWatch.ofClimb(horizons, 2);
    }
    return climb;
  }
}
