package io.unclosed.agent.outlet.text;

import io.unclosed.agent.outlet.About;
import io.unclosed.agent.outlet.FurtherFacts;
import io.unclosed.agent.outlet.Overhead;
import io.unclosed.analysis.Findings;
import io.unclosed.analysis.Severity;
import io.unclosed.analysis.Suspect;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a text is made from.
 *
 * @param findings of the last check
 * @param about who and where we are
 * @param overhead what the agent costs
 * @param state {@code active} or {@code degraded: why}
 * @param nowMillis wall-clock time of the text
 * @param redaction what hides addresses and paths
 * @param further deleted files and the like
 * @param notes sentences on the options that the user should see
 */
public record Reading(
    Findings findings,
    About about,
    Overhead overhead,
    String state,
    long nowMillis,
    Redaction redaction,
    FurtherFacts further,
    List<String> notes) {

  /** The suspects that a report numbers: WARNING and CRITICAL, worst first. */
  List<Suspect> numbered() {
    List<Suspect> numbered = new ArrayList<>();
    for (Suspect suspect : findings.suspects()) {
      if (suspect.severity() != Severity.INFO) {
        numbered.add(suspect);
      }
    }
    return numbered;
  }

  /** The suspects that are only untidy. */
  List<Suspect> remarks() {
    List<Suspect> remarks = new ArrayList<>();
    for (Suspect suspect : findings.suspects()) {
      if (suspect.severity() == Severity.INFO) {
        remarks.add(suspect);
      }
    }
    return remarks;
  }

  /** For how long the process has been watched. */
  long watchedSeconds() {
    return Math.max(0, (nowMillis - about.watchedFromMillis()) / 1000);
  }
}
