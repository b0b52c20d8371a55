package io.unclosed.analysis.input;

import io.unclosed.analysis.kind.Kind;

/**
 * What one blamed frame opened of one kind: the unit that is judged.
 *
 * @param id 16 hex digits from class and method names; the suspect's id
 * @param kind the kind's id, such as {@code socket}
 * @param site the blamed frame as {@link StackTraceElement} prints it
 * @param openedBy whose code it is
 * @param counts opened, open, closed
 * @param times lifetimes and ages
 * @param stacks the stacks that share the blamed frame
 * @param held what the open ones are
 */
public record CallSiteStats(
    String id,
    String kind,
    String site,
    OpenedBy openedBy,
    OpenCounts counts,
    OpenTimes times,
    StackSummary stacks,
    HeldDetails held) {

  /** Whether it stands for lines of many kinds that there was no room to tell apart. */
  public boolean isMixed() {
    return Kind.MIXED.is(kind);
  }

  /**
   * Age of the oldest open one; 0 when none is open. Told from a moment, so that figures of a line
   * where nothing happens stay the same from snapshot to snapshot.
   *
   * @param nowNanos of the snapshot that these figures are in
   */
  public long oldestNanos(long nowNanos) {
    return counts.open() == 0 ? 0 : Math.max(0, nowNanos - times.oldestSinceNanos());
  }

  /** Whether they are threads of one pool that is no larger yet than it was told to become. */
  public boolean isPoolFilling() {
    return counts.open() > 0 && counts.open() <= held.poolKeeps();
  }

  /**
   * Within which nearly all are closed that the program closes; 0 when none is. What the collector
   * closed lived longest: until it ran.
   *
   * @param share of them, such as 0.99
   */
  public long usualNanos(double share) {
    double byProgram = 1 - (double) counts.collected() / Math.max(1, counts.closed());
    return times.lifetimes().quantileNanos(share * byProgram);
  }

  /** How many the program has not closed: the collector did, or they have outlived the usual. */
  public long leftOpen() {
    return counts.collected() + times.ages().countAtLeast(usualNanos(0.99));
  }

  /** How many the program itself has closed at that age or later. */
  public long closedAtLeast(long nanos) {
    return Math.max(0, times.lifetimes().countAtLeast(nanos) - counts.collected());
  }
}
