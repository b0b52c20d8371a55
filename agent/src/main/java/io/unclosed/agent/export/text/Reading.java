package io.unclosed.agent.export.text;

import io.unclosed.agent.query.AgentInfo;
import io.unclosed.agent.query.OverheadSample;
import io.unclosed.agent.query.ReportExtras;
import io.unclosed.agent.redact.Redaction;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
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
    AgentInfo about,
    OverheadSample overhead,
    String state,
    long nowMillis,
    Redaction redaction,
    ReportExtras further,
    List<String> notes) {

  /** The suspects that a report numbers: WARNING and CRITICAL, worst first. */
  List<LeakSuspect> numbered() {
    List<LeakSuspect> numbered = new ArrayList<>();
    for (LeakSuspect suspect : findings.suspects()) {
      if (suspect.severity() != Severity.INFO) {
        numbered.add(suspect);
      }
    }
    return numbered;
  }

  /** The suspects that are only untidy. */
  List<LeakSuspect> remarks() {
    List<LeakSuspect> remarks = new ArrayList<>();
    for (LeakSuspect suspect : findings.suspects()) {
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
