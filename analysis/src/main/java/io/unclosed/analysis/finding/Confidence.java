package io.unclosed.analysis.finding;

/** How sure a finding is, from guess to proof. Ordered: a later constant is surer. */
public enum Confidence {
  POSSIBLE,
  LIKELY,
  CERTAIN
}
