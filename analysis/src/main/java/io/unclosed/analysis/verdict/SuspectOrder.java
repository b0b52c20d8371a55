package io.unclosed.analysis.verdict;

import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.SuspectRating;
import java.util.Comparator;

/** Order and copies of suspects. */
final class SuspectOrder {
  /** Severity, then who is sooner at the limit, then who holds most. */
  static final Comparator<LeakSuspect> WORST_FIRST =
      (a, b) -> {
        int order = b.rating().severity().compareTo(a.rating().severity());
        if (order == 0) {
          order = Long.compare(end(a), end(b));
        }
        return order == 0 ? Long.compare(b.live(), a.live()) : order;
      };

  private SuspectOrder() {}

  private static long end(LeakSuspect s) {
    return s.exhausts().soonestSeconds() < 0 ? Long.MAX_VALUE : s.exhausts().soonestSeconds();
  }

  static LeakSuspect withSeverity(LeakSuspect s, Severity severity) {
    return new LeakSuspect(
        s.id(),
        s.kind(),
        s.unit(),
        s.site(),
        new SuspectRating(severity, s.rating().confidence(), s.rating().evidence()),
        s.text(),
        s.live(),
        s.rate(),
        s.oldestSeconds(),
        s.exhausts(),
        s.raisedNanos(),
        s.figures(),
        s.parts());
  }
}
