package io.unclosed.analysis.tuning;

import io.unclosed.analysis.Recommendation;
import io.unclosed.analysis.RuleCheck;
import org.jspecify.annotations.Nullable;

/**
 * How a rule came out.
 *
 * @param check for the list of checks
 * @param advice null unless there is any
 */
public record Outcome(RuleCheck check, @Nullable Recommendation advice) {

  /** All is well; the detail gives the figures looked at. */
  static Outcome fine(String id, String detail) {
    return new Outcome(new RuleCheck(id, "fine", detail), null);
  }

  /** It cannot be told, and why. */
  static Outcome unknown(String id, String why) {
    return new Outcome(new RuleCheck(id, "unknown: " + why, "Cannot be told: " + why + "."), null);
  }

  /** Something should be changed. */
  static Outcome advice(Recommendation advice) {
    return new Outcome(new RuleCheck(advice.id(), "advice", advice.headline() + "."), advice);
  }
}
