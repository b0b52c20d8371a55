package io.unclosed.analysis.detect;

import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.guard.Station;
import io.unclosed.analysis.guard.StationGuard;
import io.unclosed.analysis.history.TimeWindow;
import io.unclosed.analysis.input.Settings;
import io.unclosed.analysis.input.Snapshot;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All detectors, strongest evidence first. One that throws sees nothing, and the others look all
 * the same.
 */
public final class Detectors {
  private final Settings settings;
  private final StationGuard guard;

  /** By what they look for: a code is switched off, not one of its detectors. */
  private final Map<EvidenceCode, Station> stations = new EnumMap<>(EvidenceCode.class);

  /** One list for all, since there are thousands of frames. */
  private final List<TimeWindow> horizons;

  /** Remembers nothing, so that one will do. */
  private final CollectedUnclosed collected = new CollectedUnclosed();

  /** Detectors that judge as the user wants. */
  public Detectors(Settings settings, StationGuard guard) {
    this.settings = settings;
    this.guard = guard;
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

  /** Has a detector look; null when it sees nothing, throws, or is switched off. */
  public @Nullable Detection look(Detector detector, Subject subject, Snapshot snapshot) {
    Station station = station(detector.code());
    if (station.isOff()) {
      return null;
    }
    // Not by a lambda: there are thousands of looks at a beat.
    try {
      station.begins();
      Detection seen = detector.look(subject, snapshot);
      station.passed();
      return seen;
    } catch (Throwable failure) {
      station.failed(failure);
      return null;
    }
  }

  private Station station(EvidenceCode code) {
    Station known = stations.get(code);
    if (known == null) {
      known = guard.station("detector ".concat(code.name()));
      stations.put(code, known);
    }
    return known;
  }

  /** New detectors for descriptors that nothing hooked opened. */
  public List<Detector> forUntracked() {
    return List.of(new Untracked(horizons));
  }
}
