package io.unclosed.analysis.detect;

import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.history.MemoryTrendMonitor;
import io.unclosed.analysis.input.Settings;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.stats.GrowthInterval;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of memory keeps growing.
 *
 * <p>POSSIBLE after two days in which every hour was above that of the day before; LIKELY after
 * four, or when the limit is no further off than four times as long as it was watched to grow. (In
 * patiences of a minute.) The rest below the heap is known only as well as the resident part of the
 * heap is: over less than two days its rise must be more than that may be off.
 */
final class MemoryGrowing implements Detector {
  private static final int DAYS = 2 * 1440;

  private final MemoryArea part;
  private final Settings settings;
  private final MemoryTrendMonitor rise;

  MemoryGrowing(MemoryArea part, Settings settings) {
    this.part = part;
    this.settings = settings;
    this.rise = new MemoryTrendMonitor(settings.patienceNanos());
  }

  @Override
  public EvidenceCode code() {
    return EvidenceCode.GROWING;
  }

  @Override
  public @Nullable Detection look(Subject subject, Snapshot snapshot) {
    long bytes = subject.live();
    rise.push(snapshot.nanos(), bytes, part.room(snapshot));
    List<GrowthInterval> rises = certain(rise.rises(), subject.error());
    if (rises.isEmpty()) {
      return null;
    }
    boolean sure = rise.isSure();
    return Detection.of(
        code(),
        sure ? Confidence.LIKELY : Confidence.POSSIBLE,
        Math.max(1, Math.round(GrowthInterval.quoted(rises).rise())),
        MemoryGrowthText.evidence(part, bytes, rises, snapshot, sure),
        sure,
        rises);
  }

  private List<GrowthInterval> certain(List<GrowthInterval> rises, long error) {
    List<GrowthInterval> certain = new ArrayList<>(rises);
    certain.removeIf(
        g -> g.windowNanos() < DAYS * settings.patienceNanos() && error > 0 && g.rise() <= error);
    return certain;
  }
}
