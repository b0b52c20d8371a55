package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the words before a suspect mean, of those that occur; worst and surest first. */
final class Legend {
  private static final List<Severity> WORST_FIRST =
      List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO);
  private static final List<Confidence> SUREST_FIRST =
      List.of(Confidence.CERTAIN, Confidence.LIKELY, Confidence.POSSIBLE);

  private Legend() {}

  /** One line; empty when there is no suspect. */
  static String of(List<LeakSuspect> suspects) {
    Set<Severity> severities = EnumSet.noneOf(Severity.class);
    Set<Confidence> confidences = EnumSet.noneOf(Confidence.class);
    for (LeakSuspect suspect : suspects) {
      severities.add(suspect.severity());
      confidences.add(suspect.confidence());
    }
    StringBuilder line = new StringBuilder();
    for (Severity severity : WORST_FIRST) {
      if (severities.contains(severity)) {
        line.append(line.length() == 0 ? "" : "; ").append(meaning(severity));
      }
    }
    String separator = ". How sure: ";
    for (Confidence confidence : SUREST_FIRST) {
      if (confidences.contains(confidence)) {
        line.append(separator).append(meaning(confidence));
        separator = "; ";
      }
    }
    return line.length() == 0 ? "" : line.append('.').toString();
  }

  private static String meaning(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "CRITICAL has failed an open or reaches a limit within a day";
      case WARNING -> "WARNING keeps rising or loses them for good";
      case INFO -> "INFO is untidy, not dangerous";
    };
  }

  private static String meaning(Confidence confidence) {
    return switch (confidence) {
      case CERTAIN -> "CERTAIN is proven";
      case LIKELY -> "LIKELY has strong evidence";
      case POSSIBLE -> "POSSIBLE may be meant so";
    };
  }
}
