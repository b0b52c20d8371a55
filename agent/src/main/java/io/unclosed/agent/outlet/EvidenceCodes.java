package io.unclosed.agent.outlet;

import io.unclosed.analysis.Evidence;
import io.unclosed.analysis.Suspect;

/** The evidence of a suspect in one cell. */
public final class EvidenceCodes {
  private EvidenceCodes() {}

  /** The codes, strongest first, separated by a comma and a space. */
  public static String of(Suspect suspect) {
    StringBuilder codes = new StringBuilder();
    for (Evidence evidence : suspect.evidence()) {
      codes.append(codes.length() == 0 ? "" : ", ").append(evidence.code().name());
    }
    return codes.toString();
  }
}
