package io.unclosed.analysis.detect;

import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.Evidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.stats.GrowthInterval;
import java.util.List;

/**
 * What a detector sees.
 *
 * @param evidence in figures and words
 * @param pressing it keeps rising, or at least one an hour is lost for good
 * @param rises how fast what leaks grows, shortest window first; empty when it does not
 */
public record Detection(Evidence evidence, boolean pressing, List<GrowthInterval> rises) {

  static Detection of(
      EvidenceCode code,
      Confidence confidence,
      long leaked,
      String sentence,
      boolean pressing,
      List<GrowthInterval> rises) {
    return new Detection(new Evidence(code, confidence, leaked, sentence), pressing, rises);
  }
}
