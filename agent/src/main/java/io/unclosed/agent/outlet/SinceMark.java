package io.unclosed.agent.outlet;

import java.util.List;

/**
 * What grew since the last mark.
 *
 * @param ageNanos of the mark; -1 when none was set
 * @param byAttach whether it is the one that a late attach sets by itself
 * @param lines those that hold more now than then, most growth first; at most ten
 */
public record SinceMark(long ageNanos, boolean byAttach, List<Growth> lines) {
  /** No mark. */
  public static final SinceMark NONE = new SinceMark(-1, false, List.of());
}
