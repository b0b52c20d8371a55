package io.unclosed.agent.outlet.text;

import io.unclosed.analysis.Suspect;
import io.unclosed.analysis.SuspectPart;
import io.unclosed.analysis.words.KindWords;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a suspect takes of the descriptors, with all its parts. */
final class Takes {
  private Takes() {}

  /** How many are open of each kind that it is made of. */
  static Map<String, Long> byKind(Suspect suspect) {
    Map<String, Long> open = new LinkedHashMap<>();
    open.put(suspect.kind(), suspect.live());
    for (SuspectPart part : suspect.parts()) {
      if (!part.kind().equals(suspect.kind())) {
        open.merge(part.kind(), part.live(), Long::sum);
      }
    }
    return open;
  }

  /** Whether a kind takes descriptors that something in Java opened. */
  static boolean isTracked(String kind) {
    return KindWords.of(kind).descriptors() > 0 && !kind.equals("untracked-fd");
  }

  static boolean descriptors(Suspect suspect) {
    for (String kind : byKind(suspect).keySet()) {
      if (KindWords.of(kind).descriptors() > 0) {
        return true;
      }
    }
    return false;
  }

  /** Descriptors more in an hour. */
  static double descriptorsPerHour(Suspect suspect) {
    if (suspect.parts().isEmpty()) {
      return suspect.perHour() * KindWords.of(suspect.kind()).descriptors();
    }
    double sum = 0;
    for (SuspectPart part : suspect.parts()) {
      sum += part.perHour() * KindWords.of(part.kind()).descriptors();
    }
    return sum;
  }
}
