package io.unclosed.analysis.tuning;

import io.unclosed.analysis.finding.TuningAdvice;
import io.unclosed.analysis.finding.TuningCheck;
import org.jspecify.annotations.Nullable;

/**
 * How a rule came out.
 *
 * @param check for the list of checks
 * @param advice null unless there is any
 */
public record Outcome(TuningCheck check, @Nullable TuningAdvice advice) {

  /** All is well; the detail gives the figures looked at. */
  static Outcome fine(String id, String detail) {
    return new Outcome(new TuningCheck(id, "fine", detail), null);
  }

  /** It cannot be told, and why. */
  static Outcome unknown(String id, String why) {
    return new Outcome(
        new TuningCheck(id, "unknown: " + why, "Cannot be determined: " + why + "."), null);
  }

  /** Something should be changed. */
  static Outcome advice(TuningAdvice advice) {
    return new Outcome(new TuningCheck(advice.id(), "advice", advice.headline() + "."), advice);
  }
}
