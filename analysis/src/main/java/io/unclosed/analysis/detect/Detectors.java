package io.unclosed.analysis.detect;

import io.unclosed.analysis.history.TimeWindow;
import io.unclosed.analysis.input.Settings;
import java.util.List;

/** All detectors, strongest evidence first. */
public final class Detectors {
  private final Settings settings;

  /** One list for all, since there are thousands of frames. */
  private final List<TimeWindow> horizons;

  /** Remembers nothing, so that one will do. */
  private final CollectedUnclosed collected = new CollectedUnclosed();

  /** Detectors that judge as the user wants. */
  public Detectors(Settings settings) {
    this.settings = settings;
    this.horizons = TimeWindow.coarse(settings.patienceNanos());
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
  public List<Detector> forMemory(MemoryArea part) {
    return List.of(new MemoryGrowing(part, settings));
  }

  /** New detectors for descriptors that nothing hooked opened. */
  public List<Detector> forUntracked() {
    return List.of(new Untracked(horizons));
  }
}
