package io.unclosed.analysis.input;

import java.util.List;

/**
 * Threads of the process, beside those that a frame started and holds.
 *
 * @param failedStarts starts that failed for want of threads or of room for their stacks, ever
 * @param lastFailedNanos when the last one was noticed, on the snapshots' clock; 0 when none failed
 * @param limits what may have stopped them, the nearest first, as it stood at the last failure;
 *     empty when none failed, and where none can be seen
 * @param virtual virtual threads that live; -1 where the JDK has none or does not count them
 * @param room how many more threads may be started, as far as limits can be seen; -1 when unknown,
 *     and while no suspect holds threads
 */
public record ThreadStats(
    long failedStarts, long lastFailedNanos, List<ThreadLimit> limits, long virtual, long room) {
  /** None failed. */
  public static final ThreadStats NONE = new ThreadStats(0, 0, List.of(), -1, -1);
}
