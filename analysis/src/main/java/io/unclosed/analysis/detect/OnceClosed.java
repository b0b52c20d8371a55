package io.unclosed.analysis.detect;

import io.unclosed.analysis.EvidenceCode;
import io.unclosed.analysis.FrameFigures;
import io.unclosed.analysis.Settings;
import io.unclosed.analysis.Snapshot;
import io.unclosed.analysis.history.Horizon;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Outlived}, made when the first one is closed. It compares with those that are closed, and
 * of the lines that hold something for long most close none.
 */
final class OnceClosed implements Detector {
  private final Settings settings;
  private final List<Horizon> horizons;

  /** Null until one is closed. */
  private @Nullable Outlived outlived;

  OnceClosed(Settings settings, List<Horizon> horizons) {
    this.settings = settings;
    this.horizons = horizons;
  }

  @Override
  public EvidenceCode code() {
    return EvidenceCode.OUTLIVED;
  }

  @Override
  public @Nullable Sign look(Subject subject, Snapshot snapshot) {
    FrameFigures f = subject.figures();
    if (outlived == null && f != null && f.lifetimes().count() > 0) {
      outlived = new Outlived(settings, horizons);
    }
    return outlived == null ? null : outlived.look(subject, snapshot);
  }
}
