package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.SuspectPart;
import io.unclosed.analysis.words.KindNouns;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a suspect takes of the descriptors, with all its parts. */
final class Takes {
  private Takes() {}

  /** How many are open of each kind that it is made of. */
  static Map<String, Long> byKind(LeakSuspect suspect) {
    Map<String, Long> open = new LinkedHashMap<>();
    if (suspect.parts().isEmpty()) {
      open.put(suspect.kind(), suspect.live());
    }
    for (SuspectPart part : suspect.parts()) {
      open.merge(part.kind(), part.live(), Long::sum);
    }
    return open;
  }

  /** Whether a kind takes descriptors that something in Java opened. */
  static boolean isTracked(String kind) {
    return KindNouns.of(kind).descriptors() > 0 && !kind.equals("untracked-fd");
  }
}
