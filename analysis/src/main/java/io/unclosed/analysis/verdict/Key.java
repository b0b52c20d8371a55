package io.unclosed.analysis.verdict;

import io.unclosed.analysis.Suspect;
import io.unclosed.analysis.detect.Subject;

/**
 * What is judged as one: the same frame may open several kinds.
 *
 * @param id the frame's
 * @param kind the kind's word
 */
record Key(String id, String kind) {
  static Key of(Subject subject) {
    return new Key(subject.id(), subject.kind());
  }

  static Key of(Suspect suspect) {
    return new Key(suspect.id(), suspect.kind());
  }

  // A record's own are made by the JVM at their first use, a dozen classes for these two.
  @Override
  public boolean equals(Object other) {
    return other instanceof Key key && key.id.equals(id) && key.kind.equals(kind);
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + kind.hashCode();
  }
}
