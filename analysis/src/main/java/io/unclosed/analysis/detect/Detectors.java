package io.unclosed.analysis.detect;

import io.unclosed.analysis.Settings;
import io.unclosed.analysis.history.Horizon;
import java.util.List;

/** All detectors, strongest evidence first. */
public final class Detectors {
  private final Settings settings;

  /** One list for all, since there are thousands of frames. */
  private final List<Horizon> horizons;

  /** Remembers nothing, so that one will do. */
  private final CollectedUnclosed collected = new CollectedUnclosed();

  /** Detectors that judge as the user wants. */
  public Detectors(Settings settings) {
    this.settings = settings;
    this.horizons = Horizon.coarse(settings.patienceNanos());
  }

  /** New detectors for a blamed frame and kind. */
  public List<Detector> forFrame(String kind) {
    return List.of(
        collected,
        new Orphaned(horizons),
        new CloseWait(settings, horizons),
        new OnceClosed(settings, horizons),
        new Growing(kind, settings, horizons));
  }

  /** New detectors for a part of memory. */
  public List<Detector> forMemory(MemoryPart part) {
    return List.of(new MemoryGrowing(part, settings));
  }

  /** New detectors for descriptors that nothing hooked opened. */
  public List<Detector> forUntracked() {
    return List.of(new Untracked(horizons));
  }
}
