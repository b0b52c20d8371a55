package io.unclosed.agent.export;

import io.unclosed.analysis.finding.Findings;

/**
 * The texts for people, made from the last findings. Every method may be called from any thread,
 * never waits and never gives null; lines end with {@code \n}.
 */
public interface Reports {
  /** Suspects, trends and advice in one page. */
  String leaks();

  /** The report's status in one line, without a line feed, from these findings. */
  String headline(Findings findings);

  /** Limits, trends and memory in one page. */
  String health();

  /** Each recommendation with its evidence, remedy here, how to make it last, when not to. */
  String tuning();

  /**
   * Why a rule says what it says.
   *
   * @param ruleId one of the findings' checks; the caller has looked
   */
  String explain(String ruleId);

  /** The recommended kernel settings as a file for sysctl.d; comments only when there are none. */
  String sysctlFile();
}
