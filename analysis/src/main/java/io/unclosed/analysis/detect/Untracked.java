package io.unclosed.analysis.detect;

import io.unclosed.analysis.Confidence;
import io.unclosed.analysis.EvidenceCode;
import io.unclosed.analysis.Snapshot;
import io.unclosed.analysis.history.Horizon;
import io.unclosed.analysis.history.RiseWatch;
import io.unclosed.analysis.stats.Growth;
import io.unclosed.analysis.stats.SteadyRise;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Descriptors that nothing hooked opened keep rising.
 *
 * <p>Neither their ages nor their closes are known, so that a morning's traffic of a native library
 * rises like a leak for an hour: LIKELY only over 360 times the patience.
 */
final class Untracked implements Detector {
  private static final List<SteadyRise> RULES =
      List.of(
          SteadyRise.YOUNG_COUNT,
          SteadyRise.COUNT,
          SteadyRise.COUNT,
          SteadyRise.COUNT,
          SteadyRise.COUNT);

  private final RiseWatch rise;

  Untracked(List<Horizon> horizons) {
    rise = new RiseWatch(horizons, RULES, 3);
  }

  @Override
  public EvidenceCode code() {
    return EvidenceCode.UNTRACKED;
  }

  @Override
  public @Nullable Sign look(Subject subject, Snapshot snapshot) {
    rise.pushAll(snapshot.nanos(), subject.live(), 0);
    int longest = rise.longest();
    if (longest < 0) {
      return null;
    }
    List<Growth> rises = rise.rises();
    boolean old = longest > 1;
    long leaked = Math.round(Math.max(1, subject.live() - rise.lowest()));
    return Sign.of(
        code(),
        old ? Confidence.LIKELY : Confidence.POSSIBLE,
        leaked,
        GrowthWords.of("Their number", rises),
        old,
        rises);
  }
}
