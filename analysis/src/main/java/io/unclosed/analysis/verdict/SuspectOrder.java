package io.unclosed.analysis.verdict;

import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import java.util.Comparator;

/** Order and copies of suspects. */
final class SuspectOrder {
  /** Severity, then who is sooner at the limit, then who holds most. */
  static final Comparator<LeakSuspect> WORST_FIRST =
      (a, b) -> {
        int order = b.severity().compareTo(a.severity());
        if (order == 0) {
          order = Long.compare(end(a), end(b));
        }
        return order == 0 ? Long.compare(b.live(), a.live()) : order;
      };

  private SuspectOrder() {}

  private static long end(LeakSuspect s) {
    return s.exhaustsSoonestSeconds() < 0 ? Long.MAX_VALUE : s.exhaustsSoonestSeconds();
  }

  static LeakSuspect withSeverity(LeakSuspect s, Severity severity) {
    return new LeakSuspect(
        s.id(),
        s.kind(),
        s.unit(),
        severity,
        s.confidence(),
        s.evidence(),
        s.headline(),
        s.remedy(),
        s.doNot(),
        s.site(),
        s.live(),
        s.perHour(),
        s.perHourLow(),
        s.perHourHigh(),
        s.oldestSeconds(),
        s.exhaustsSoonestSeconds(),
        s.exhaustsLatestSeconds(),
        s.raisedNanos(),
        s.figures(),
        s.parts());
  }
}
