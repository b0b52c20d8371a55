package io.unclosed.analysis.detect;

import io.unclosed.analysis.Confidence;
import io.unclosed.analysis.EvidenceCode;
import io.unclosed.analysis.Settings;
import io.unclosed.analysis.Snapshot;
import io.unclosed.analysis.history.MemoryRise;
import io.unclosed.analysis.stats.Growth;
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

  private final MemoryPart part;
  private final Settings settings;
  private final MemoryRise rise;

  MemoryGrowing(MemoryPart part, Settings settings) {
    this.part = part;
    this.settings = settings;
    this.rise = new MemoryRise(settings.patienceNanos());
  }

  @Override
  public EvidenceCode code() {
    return EvidenceCode.GROWING;
  }

  @Override
  public @Nullable Sign look(Subject subject, Snapshot snapshot) {
    long bytes = subject.live();
    rise.push(snapshot.nanos(), bytes, part.room(snapshot));
    List<Growth> rises = certain(rise.rises(), subject.error());
    if (rises.isEmpty()) {
      return null;
    }
    boolean sure = rise.isSure();
    return Sign.of(
        code(),
        sure ? Confidence.LIKELY : Confidence.POSSIBLE,
        Math.max(1, Math.round(Growth.quoted(rises).rise())),
        MemoryWords.evidence(part, bytes, rises, snapshot, sure),
        sure,
        rises);
  }

  private List<Growth> certain(List<Growth> rises, long error) {
    List<Growth> certain = new ArrayList<>(rises);
    certain.removeIf(
        g -> g.windowNanos() < DAYS * settings.patienceNanos() && error > 0 && g.rise() <= error);
    return certain;
  }
}
