package io.unclosed.analysis.detect;

import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.history.TimeWindow;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.Settings;
import io.unclosed.analysis.input.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Outlived}, made when the first one is closed. It compares with those that are closed, and
 * of the lines that hold something for long most close none.
 */
final class OnceClosed implements Detector {
  private final Settings settings;
  private final List<TimeWindow> horizons;

  /** Null until one is closed. */
  private @Nullable Outlived outlived;

  OnceClosed(Settings settings, List<TimeWindow> horizons) {
    this.settings = settings;
    this.horizons = horizons;
  }

  @Override
  public EvidenceCode code() {
    return EvidenceCode.OUTLIVED;
  }

  @Override
  public @Nullable Detection look(Subject subject, Snapshot snapshot) {
    CallSiteStats f = subject.figures();
    if (outlived == null && f != null && f.times().lifetimes().count() > 0) {
      outlived = new Outlived(settings, horizons);
    }
    return outlived == null ? null : outlived.look(subject, snapshot);
  }
}
