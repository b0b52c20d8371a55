package io.unclosed.analysis.verdict;

import io.unclosed.analysis.detect.Subject;
import io.unclosed.analysis.finding.LeakSuspect;

/**
 * What is judged as one: the same frame may open several kinds.
 *
 * @param id the frame's
 * @param kind the kind's word
 */
record SubjectKey(String id, String kind) {
  static SubjectKey of(Subject subject) {
    return new SubjectKey(subject.id(), subject.kind());
  }

  static SubjectKey of(LeakSuspect suspect) {
    return new SubjectKey(suspect.id(), suspect.kind());
  }

  // A record's own are made by the JVM at their first use, a dozen classes for these two.
  @Override
  public boolean equals(Object other) {
    return other instanceof SubjectKey key && key.id.equals(id) && key.kind.equals(kind);
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + kind.hashCode();
  }
}
