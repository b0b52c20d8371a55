package io.unclosed.analysis.detect;

import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.history.RecentIncrease;
import io.unclosed.analysis.history.TimeWindow;
import io.unclosed.analysis.history.TrendMonitor;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.kind.KindNouns;
import io.unclosed.analysis.stats.GrowthInterval;
import io.unclosed.analysis.words.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The object is gone and its descriptor is still open: nothing can close it any more.
 *
 * <p>Pressing at one an hour: two within the last hour, or six within the last six. A single one,
 * say at start-up, is no rate.
 */
final class Orphaned implements Detector {
  private static final long HOUR = 3_600_000_000_000L;

  private final List<TimeWindow> horizons;

  /** Null until the first one is lost, which for most frames is never. */
  private @Nullable Losses losses;

  Orphaned(List<TimeWindow> horizons) {
    this.horizons = horizons;
  }

  @Override
  public EvidenceCode code() {
    return EvidenceCode.ORPHANED;
  }

  @Override
  public @Nullable Detection look(Subject subject, Snapshot snapshot) {
    CallSiteStats f = subject.figures();
    if (f == null || (f.counts().orphaned() == 0 && losses == null)) {
      return null;
    }
    if (losses == null) {
      losses = new Losses(horizons);
    }
    boolean pressing = losses.pressing(snapshot.nanos(), f.counts().orphaned());
    if (f.counts().orphaned() == 0) {
      return null;
    }
    List<GrowthInterval> rises = losses.climb.rises();
    return Detection.of(
        code(), Confidence.CERTAIN, f.counts().orphaned(), sentence(f, rises), pressing, rises);
  }

  private static final class Losses {
    private final TrendMonitor climb;
    private final RecentIncrease lastHour = new RecentIncrease(HOUR);
    private final RecentIncrease lastSixHours = new RecentIncrease(6 * HOUR);

    Losses(List<TimeWindow> horizons) {
      climb = TrendMonitor.ofClimb(horizons, 1);
    }

    boolean pressing(long nowNanos, long orphaned) {
      climb.pushAll(nowNanos, orphaned, 0);
      long inHour = lastHour.rise(nowNanos, orphaned);
      long inSixHours = lastSixHours.rise(nowNanos, orphaned);
      return inHour >= 2 || inSixHours >= 6;
    }
  }

  private static String sentence(CallSiteStats f, List<GrowthInterval> rises) {
    KindNouns words = KindNouns.of(f.kind(), f.openedBy().api());
    return "The garbage collector reclaimed "
        + words.count(f.counts().orphaned())
        + (f.counts().orphaned() == 1 ? " that was never closed" : " that were never closed")
        + (rises.isEmpty() ? "" : " (" + Format.rate(GrowthInterval.quoted(rises).perHour()) + ")")
        + (words.descriptors() == 0
            ? ": nothing can release the memory any more."
            : ": the file descriptors stay open until the process ends.");
  }
}
