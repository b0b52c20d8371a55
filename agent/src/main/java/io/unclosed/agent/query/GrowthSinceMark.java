package io.unclosed.agent.query;

import java.util.List;

/**
 * What grew since the last mark.
 *
 * @param ageNanos of the mark; -1 when none was set
 * @param byAttach whether it is the one that a late attach sets by itself
 * @param lines those that hold more now than then, most growth first; at most ten
 */
public record GrowthSinceMark(long ageNanos, boolean byAttach, List<CallSiteGrowth> lines) {
  /** No mark. */
  public static final GrowthSinceMark NONE = new GrowthSinceMark(-1, false, List.of());
}
