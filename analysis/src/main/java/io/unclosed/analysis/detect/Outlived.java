package io.unclosed.analysis.detect;

import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.history.TimeWindow;
import io.unclosed.analysis.history.TrendMonitor;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.LogHistogram;
import io.unclosed.analysis.input.Settings;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.kind.Nature;
import io.unclosed.analysis.stats.GrowthInterval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Most resources of this frame are closed within t; these have been open for a large multiple of t.
 *
 * <p>Finds the close that an error path skips, once in a thousand. What looks alike is a line that
 * opens both kinds, a thousand short connections and five that live. So it is watched how they
 * become overdue, not that some are:
 *
 * <ul>
 *   <li>they keep coming ({@link Arrivals}), or their number climbs: POSSIBLE from three on; LIKELY
 *       and pressing as {@link ErrorPath} says
 *   <li>it stands still at ten or more: POSSIBLE, since such may have been forgotten in one bad
 *       minute, and may be meant to live
 *   <li>it stands still below that: nothing
 *   <li>such are closed too, a quarter as many as it rises by: nothing, they are sessions
 * </ul>
 *
 * <p>The limit t moves up with the lifetimes at once and down only by a large step, and the count
 * begins anew when it has moved, unless it stands as a suspect: a quantile on the edge of its
 * bucket would otherwise look like a climb.
 */
final class Outlived implements Detector {
  /** Fewest closed ones from which lifetimes are known. */
  private static final int KNOWN = 50;

  /** Of the bound above the 99th percentile, which is up to twice as far as that itself. */
  private static final int MULTIPLE = 10;

  private static final int FEW = 3;
  private static final int MANY = 10;

  private static final double TURNED_OVER = 0.25;

  private final Settings settings;
  private final List<TimeWindow> horizons;
  private final ErrorPath errorPath;
  private final Steady steady = new Steady(MANY);
  private Arrivals arrivals;

  /** Null until one has outlived. */
  private @Nullable TrendMonitor climb;

  private int usualBucket = -1;

  /** Age from which on one is overdue, in nanoseconds. */
  private long limit;

  /** Whether what is remembered was counted by another limit. */
  private boolean outdated;

  private boolean held;
  private long peak;
  private long climbedNanos;
  private long windowNanos;
  private boolean pressing;

  Outlived(Settings settings, List<TimeWindow> horizons) {
    this.settings = settings;
    this.horizons = horizons;
    this.errorPath = new ErrorPath(settings.patienceNanos());
    this.arrivals = new Arrivals(settings.patienceNanos());
  }

  @Override
  public EvidenceCode code() {
    return EvidenceCode.OUTLIVED;
  }

  @Override
  public @Nullable Detection look(Subject subject, Snapshot snapshot) {
    CallSiteStats f = subject.figures();
    if (f == null || f.times().lifetimes().count() < KNOWN || Nature.COLLECTED.isOf(f.kind())) {
      return null;
    }
    measure(f);
    long over = Math.min(f.counts().open(), f.times().ages().countAtLeast(limit));
    if (climb == null && over == 0) {
      return null;
    }
    long now = snapshot.nanos();
    TrendMonitor watch = climb();
    long closedSo = f.closedAtLeast(limit);
    watch.pushAll(now, over, closedSo);
    errorPath.add(now, over);
    steady.add(now, over, closedSo);
    arrivals.add(now, over + closedSo, f.counts().opened());
    if (over > f.counts().closed()) {
      // Most stay: then those that are closed are the exception, and say nothing of the others.
      return null;
    }
    if (f.oldestNanos(now) < settings.patienceNanos() && !held) {
      return null;
    }
    List<GrowthInterval> rises = rises(watch, now, over, closedSo);
    if (!hold(now, over, rises)) {
      return null;
    }
    pressing =
        errorPath.isSure(f, arrivals, rises, limit, over, closedSo)
            || (pressing && !rises.isEmpty());
    Confidence sure = pressing ? Confidence.LIKELY : Confidence.POSSIBLE;
    String sentence = OutlivedText.of(f, now, over, limit, rises, pressing);
    return Detection.of(code(), sure, over, sentence, pressing, rises);
  }

  /** To the nearest bound of the buckets, since ages are known no better. */
  private long overdueNanos(long usualNanos) {
    long wanted = Math.max(MULTIPLE * usualNanos, settings.patienceNanos());
    int bucket = LogHistogram.bucketOf(wanted);
    long below = LogHistogram.lowerNanos(bucket);
    long above = LogHistogram.upperNanos(bucket);
    return wanted - below < above - wanted ? below : above;
  }

  /** Sets the limit by the lifetimes so far, and begins anew when it has moved. */
  private void measure(CallSiteStats f) {
    // The first few take long, while code is cold: they must not stand for one in a hundred.
    long p99 = f.usualNanos(1 - Math.max(0.01, 3.0 / f.times().lifetimes().count()));
    int bucket = LogHistogram.bucketOf(p99 - 1);
    if (bucket > usualBucket || bucket <= usualBucket - 2) {
      usualBucket = bucket;
    }
    long moved = overdueNanos(LogHistogram.upperNanos(usualBucket));
    // What is quick stays overdue after patience, however its quantile moves.
    outdated |= moved != limit;
    limit = moved;
    if (outdated && !held) {
      restart();
    }
  }

  private void restart() {
    outdated = false;
    climb = null;
    steady.restart();
    arrivals = new Arrivals(settings.patienceNanos());
    errorPath.restart();
    pressing = false;
  }

  /** By the windows, and by the arrivals themselves, which need no window. */
  private List<GrowthInterval> rises(TrendMonitor watch, long nowNanos, long over, long closedSo) {
    List<GrowthInterval> rises = watch.rises();
    boolean turnedOver = closedSo >= TURNED_OVER * (over + closedSo);
    boolean young = arrivals.spanNanos() < settings.patienceNanos();
    GrowthInterval run = turnedOver || young ? null : arrivals.steady(nowNanos, FEW);
    if (run != null) {
      int at = 0;
      while (at < rises.size() && rises.get(at).windowNanos() < run.windowNanos()) {
        at++;
      }
      rises.add(at, run);
    }
    return rises;
  }

  private boolean hold(long nowNanos, long over, List<GrowthInterval> rises) {
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

  private TrendMonitor climb() {
    if (climb == null) {
      climb = TrendMonitor.ofClimb(horizons, 2);
    }
    return climb;
  }
}
