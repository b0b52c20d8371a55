package io.unclosed.analysis.finding;

/**
 * What can be seen of a leak; what each means and what it can prove is in docs/evidence.md.
 * Strongest first.
 */
public enum EvidenceCode {
  /** The garbage collector, not the program, closed it. */
  COLLECTED_UNCLOSED,
  /** The object is gone and its descriptor is still open: nothing can close it any more. */
  ORPHANED,
  /** The peer has hung up and the program keeps its end. */
  CLOSE_WAIT,
  /**
   * Most resources of this site are closed within t; these have been open for a large multiple of
   * t.
   */
  OUTLIVED,
  /** The number open keeps rising and has not levelled off. */
  GROWING,
  /** Descriptors that nothing hooked opened keep rising. */
  UNTRACKED
}
