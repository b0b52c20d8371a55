package io.unclosed.jmx;

import static javax.management.MBeanOperationInfo.INFO;

/**
 * Limits and kernel settings that should be other than they are, with proof.
 *
 * <p>As of the last check; nothing here waits and nothing is ever changed. Safe from any thread.
 */
@Description(
    "Limits and kernel settings that should be changed, each with its evidence. This bean changes"
        + " nothing.")
public interface TuningMXBean {
  /** The name under which the bean is registered. */
  String NAME = "io.unclosed:type=Tuning";

  /** What to change, worst first; at most 50, empty when all is well, never null. */
  @Description("Recommended changes, worst first. Empty when there is nothing to change.")
  Recommendation[] getRecommendations();

  /** How many recommendations there are. */
  @Description("Number of recommendations.")
  @Units("recommendations")
  int getRecommendationCount();

  /**
   * Each recommendation with its evidence, the remedy for this environment, how to make it last and
   * when not to, as text for a person.
   */
  @Description(
      "Every recommendation with its evidence, the fix for this environment, how to make it permanent,"
          + " and what not to do.")
  @Impact(INFO)
  String report();

  /**
   * Why a rule says what it says.
   *
   * @param id a rule's id, as in {@link #checks}
   * @throws IllegalArgumentException when there is no such rule; the message lists them
   */
  @Description("The result of one rule and the evidence for it.")
  @Impact(INFO)
  String explain(@Description("Id of a rule, such as FD_LIMIT.") String id);

  /** Every rule and how it came out, in a fixed order. */
  @Description("Every rule with its result: fine, advice, or unknown: followed by the reason.")
  @Impact(INFO)
  RuleCheck[] checks();

  /** The recommended kernel settings as a file for sysctl.d; comments only when there are none. */
  @Description("The recommended kernel settings as a file for /etc/sysctl.d.")
  @Impact(INFO)
  String sysctlFile();
}
