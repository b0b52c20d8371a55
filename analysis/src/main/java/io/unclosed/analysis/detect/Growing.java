package io.unclosed.analysis.detect;

import io.unclosed.analysis.Confidence;
import io.unclosed.analysis.EvidenceCode;
import io.unclosed.analysis.FrameFigures;
import io.unclosed.analysis.Snapshot;
import io.unclosed.analysis.history.Horizon;
import io.unclosed.analysis.history.RiseWatch;
import io.unclosed.analysis.stats.Growth;
import io.unclosed.analysis.stats.SteadyRise;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The number open keeps rising and has not levelled off.
 *
 * <p>At each horizon only those count that have been open for a tenth of it: traffic that grows
 * opens more at a time and leaves none behind. POSSIBLE over ten times the patience, as any pool
 * that fills rises for so long; LIKELY over sixty and more.
 */
final class Growing implements Detector {
  private static final List<SteadyRise> RULES =
      List.of(
          SteadyRise.YOUNG_COUNT,
          SteadyRise.COUNT,
          SteadyRise.COUNT,
          SteadyRise.COUNT,
          SteadyRise.COUNT);

  private final List<Horizon> horizons;

  /** Null until one has stayed a while, which for most frames is never. */
  private @Nullable RiseWatch rise;

  Growing(List<Horizon> horizons) {
    this.horizons = horizons;
  }

  @Override
  public EvidenceCode code() {
    return EvidenceCode.GROWING;
  }

  @Override
  public @Nullable Sign look(Subject subject, Snapshot snapshot) {
    FrameFigures f = subject.figures();
    if (f == null || (rise == null && stayed(f, horizons.get(0)) == 0)) {
      return null;
    }
    RiseWatch watch = rise();
    for (Horizon h : horizons) {
      long closed = Math.max(0, f.lifetimes().countAtLeast(stay(h)) - f.collected());
      watch.push(h.level(), snapshot.nanos(), stayed(f, h), closed);
    }
    int longest = watch.longest();
    if (longest < 0) {
      return null;
    }
    List<Growth> rises = watch.rises();
    boolean old = longest > 0;
    long leaked = Math.max(1, Math.round(f.open() - watch.lowest()));
    return Sign.of(
        code(),
        old ? Confidence.LIKELY : Confidence.POSSIBLE,
        Math.min(leaked, f.open()),
        GrowthWords.of("The number open", rises),
        old,
        rises);
  }

  private RiseWatch rise() {
    if (rise == null) {
      rise = new RiseWatch(horizons, RULES, 3);
    }
    return rise;
  }

  private static long stay(Horizon h) {
    return h.windowNanos() / 10;
  }

  /** Those that have been open for a while; all, where ages are not known. */
  private static long stayed(FrameFigures f, Horizon h) {
    return f.ages().count() == 0 ? f.open() : f.ages().countAtLeast(stay(h));
  }
}
