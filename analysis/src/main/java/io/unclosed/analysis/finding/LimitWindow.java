package io.unclosed.analysis.finding;

/**
 * When a limit is reached, in seconds from the snapshot.
 *
 * @param soonestSeconds earliest; -1 when not foreseen
 * @param latestSeconds latest; -1 when not bounded
 */
public record LimitWindow(long soonestSeconds, long latestSeconds) {
  /** No limit is foreseen to be reached. */
  public static final LimitWindow NONE = new LimitWindow(-1, -1);
}
