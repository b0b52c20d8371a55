package io.unclosed.jmx;

import static javax.management.MBeanOperationInfo.INFO;

/**
 * Limits and kernel settings that should be other than they are, with proof.
 *
 * <p>As of the last check; nothing here waits and nothing is ever changed. Safe from any thread.
 */
@Description(
    "Limits and kernel settings that should be other than they are, each with its evidence."
        + " Changes nothing.")
public interface TuningMXBean {
  /** The name under which the bean is registered. */
  String NAME = "io.unclosed:type=Tuning";

  /** What to change, worst first; at most 50, empty when all is well, never null. */
  @Description("What to change, worst first. Empty when all is well.")
  Recommendation[] getRecommendations();

  /** How many recommendations there are. */
  @Description("How many recommendations there are.")
  @Units("recommendations")
  int getRecommendationCount();

  /**
   * Each recommendation with its evidence, the remedy for this environment, how to make it last and
   * when not to, as text for a person.
   */
  @Description("Each recommendation with evidence, remedy here, how to make it last, when not to.")
  @Impact(INFO)
  String report();

  /**
   * Why a rule says what it says.
   *
   * @param id a rule's id, as in {@link #checks}
   * @throws IllegalArgumentException when there is no such rule; the message lists them
   */
  @Description("Why a rule says what it says.")
  @Impact(INFO)
  String explain(@Description("The id of a rule, such as FD_LIMIT.") String id);

  /** Every rule and how it came out, in a fixed order. */
  @Description("Every rule, with fine, unknown: why, or advice.")
  @Impact(INFO)
  RuleCheck[] checks();

  /** The recommended kernel settings as a file for sysctl.d; comments only when there are none. */
  @Description("The recommended kernel settings as a file for /etc/sysctl.d.")
  @Impact(INFO)
  String sysctlFile();
}
