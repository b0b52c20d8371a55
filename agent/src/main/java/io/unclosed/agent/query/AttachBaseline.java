package io.unclosed.agent.query;

import java.util.List;

/**
 * What was open before the agent came, by what it was; its lines cannot be known.
 *
 * @param open how many then, without the JVM's own
 * @param still how many of them now
 * @param targets what they were, most first; at most 20
 */
public record AttachBaseline(long open, long still, List<Target> targets) {
  /** The agent was there from the start. */
  public static final AttachBaseline NONE = new AttachBaseline(0, 0, List.of());

  /**
   * What many of them had in common.
   *
   * @param kind the kind's word
   * @param place a peer's address, a listener's, a folder, or what threads are called; empty for
   *     what has none
   * @param state a TCP state; empty for others
   * @param count how many
   */
  public record Target(String kind, String place, String state, long count) {}
}
