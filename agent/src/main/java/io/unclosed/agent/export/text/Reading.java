package io.unclosed.agent.export.text;

import io.unclosed.agent.query.AgentInfo;
import io.unclosed.agent.query.OverheadSample;
import io.unclosed.agent.query.ReportExtras;
import io.unclosed.agent.redact.Redaction;
import io.unclosed.analysis.finding.Evidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a text is made from.
 *
 * @param findings of the last check
 * @param lookSeconds how long ago the last check was; -1 before the first one
 * @param late whether that is more than three intervals ago
 * @param about version, process and since when it is watched
 * @param overhead what the agent costs
 * @param state {@code active} or {@code degraded: why}
 * @param nowMillis wall-clock time of the text
 * @param redaction what hides addresses and paths
 * @param further deleted files and the like
 * @param notes sentences on the options that the user should see
 */
public record Reading(
    Findings findings,
    long lookSeconds,
    boolean late,
    AgentInfo about,
    OverheadSample overhead,
    String state,
    long nowMillis,
    Redaction redaction,
    ReportExtras further,
    List<String> notes) {

  /**
   * The suspects that a report numbers: WARNING and CRITICAL, worst first, then those that are not
   * proven but grow.
   */
  List<LeakSuspect> numbered() {
    List<LeakSuspect> numbered = new ArrayList<>(leaks());
    for (LeakSuspect suspect : findings.suspects()) {
      if (isOnlyGrowing(suspect)) {
        numbered.add(suspect);
      }
    }
    return numbered;
  }

  /** WARNING and CRITICAL, worst first. */
  List<LeakSuspect> leaks() {
    List<LeakSuspect> leaks = new ArrayList<>();
    for (LeakSuspect suspect : findings.suspects()) {
      if (suspect.rating().severity() != Severity.INFO) {
        leaks.add(suspect);
      }
    }
    return leaks;
  }

  /** The suspects that are harmless so far. */
  List<LeakSuspect> minor() {
    List<LeakSuspect> minor = new ArrayList<>();
    for (LeakSuspect suspect : findings.suspects()) {
      if (suspect.rating().severity() == Severity.INFO && !isOnlyGrowing(suspect)) {
        minor.add(suspect);
      }
    }
    return minor;
  }

  // What the garbage collector closes in time does not take a limit, however many come.
  private static boolean isOnlyGrowing(LeakSuspect suspect) {
    boolean open = false;
    for (Evidence evidence : suspect.rating().evidence()) {
      open |= evidence.code() != EvidenceCode.COLLECTED_UNCLOSED;
    }
    return open && suspect.rating().severity() == Severity.INFO && suspect.rate().perHour() > 0;
  }

  /** The number of the suspect with that id, from 1 on; 0 when it has none. */
  int numberOf(String suspectId) {
    List<LeakSuspect> numbered = numbered();
    for (int i = 0; i < numbered.size(); i++) {
      if (numbered.get(i).id().equals(suspectId)) {
        return i + 1;
      }
    }
    return 0;
  }

  /** For how long the process has been watched. */
  long watchedSeconds() {
    return Math.max(0, (nowMillis - about.watchedFromMillis()) / 1000);
  }

  /** Whether there was no check yet. */
  boolean isUnchecked() {
    return findings.snapshot().watchedNanos() == 0;
  }
}
