package io.unclosed.analysis.tuning;

/** A piece of advice that may or may not be needed. Keeps no state: {@link TuningContext} does. */
public interface TuningRule {
  /** The rule's id, such as {@code FD_LIMIT}. */
  String id();

  /**
   * Looks at the situation.
   *
   * @return fine, unknown with the reason, or advice; what could not be read is never fine
   */
  Outcome check(TuningContext tuningContext);
}
