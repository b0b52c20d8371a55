package io.unclosed.analysis.detect;

import io.unclosed.analysis.Confidence;
import io.unclosed.analysis.Evidence;
import io.unclosed.analysis.EvidenceCode;
import io.unclosed.analysis.stats.Growth;
import java.util.List;

/**
 * What a detector sees.
 *
 * @param evidence in figures and words
 * @param pressing it keeps rising, or at least one an hour is lost for good
 * @param rises how fast what leaks grows, shortest window first; empty when it does not
 */
public record Sign(Evidence evidence, boolean pressing, List<Growth> rises) {

  static Sign of(
      EvidenceCode code,
      Confidence confidence,
      long leaked,
      String sentence,
      boolean pressing,
      List<Growth> rises) {
    return new Sign(new Evidence(code, confidence, leaked, sentence), pressing, rises);
  }
}
