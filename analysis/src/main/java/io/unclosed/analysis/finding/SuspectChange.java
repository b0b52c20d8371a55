package io.unclosed.analysis.finding;

/**
 * Something happened to a suspect between two snapshots.
 *
 * @param what what happened
 * @param suspect as it is now; for {@code CLEARED}, as it was last
 * @param reason for {@code CLEARED}, why in a few words ("all 37 were closed"); otherwise empty
 */
public record SuspectChange(What what, LeakSuspect suspect, String reason) {
  /** What can happen. */
  public enum What {
    RAISED,
    /** Severity, confidence or the set of evidence codes is another. */
    CHANGED,
    CLEARED
  }
}
