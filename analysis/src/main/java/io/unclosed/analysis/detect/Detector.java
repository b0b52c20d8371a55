package io.unclosed.analysis.detect;

import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.input.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Looks for one kind of evidence at one subject, time after time. A detector remembers what it
 * needs, within a bound, and is not shared between subjects.
 */
public interface Detector {
  /** What it looks for. */
  EvidenceCode code();

  /**
   * Looks again.
   *
   * @param subject the same subject as before, as it is now
   * @param snapshot gives the time, and what is known of the process
   * @return what it sees, or still holds to; null when there is nothing
   */
  @Nullable Detection look(Subject subject, Snapshot snapshot);
}
