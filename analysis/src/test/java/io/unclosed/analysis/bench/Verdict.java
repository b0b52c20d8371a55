package io.unclosed.analysis.bench;

import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;

/** What came of one history: hours until each was first said; -1 when it never was. */
final class Verdict {
  double suspect = -1;
  double likely = -1;
  double warning = -1;

  /** When it was first LIKELY, whether the bounds of the rate held the truth. */
  boolean covers;

  /** The first LIKELY or WARNING, in words; empty when there was none. */
  String words = "";

  void add(Findings findings, double hours, double perHour) {
    for (LeakSuspect s : findings.suspects()) {
      suspect = suspect < 0 ? hours : suspect;
      boolean isLikely = s.rating().confidence() != Confidence.POSSIBLE;
      boolean isWarning = s.rating().severity() != Severity.INFO;
      if (words.isEmpty() && (isLikely || isWarning)) {
        words = s.rating().severity() + " " + s.text().headline() + " " + s.rating().evidence();
      }
      if (isLikely && likely < 0) {
        likely = hours;
        covers = s.rate().low() <= perHour && perHour <= s.rate().high();
      }
      warning = isWarning && warning < 0 ? hours : warning;
    }
  }

  boolean isSettled() {
    return warning >= 0 && likely >= 0;
  }
}
