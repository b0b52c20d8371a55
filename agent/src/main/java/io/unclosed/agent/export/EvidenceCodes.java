package io.unclosed.agent.export;

import io.unclosed.analysis.finding.Evidence;
import io.unclosed.analysis.finding.LeakSuspect;

/** The evidence of a suspect in one cell. */
public final class EvidenceCodes {
  private EvidenceCodes() {}

  /** The codes, strongest first, separated by a comma and a space. */
  public static String of(LeakSuspect suspect) {
    StringBuilder codes = new StringBuilder();
    for (Evidence evidence : suspect.rating().evidence()) {
      codes.append(codes.length() == 0 ? "" : ", ").append(evidence.code().name());
    }
    return codes.toString();
  }
}
