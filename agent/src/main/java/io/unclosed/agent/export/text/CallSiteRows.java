package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.CallSiteActivity;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.input.CallSiteStats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The call sites of a report: those that analysis follows, and all others that hold something. */
final class CallSiteRows {
  private CallSiteRows() {}

  /** Those that analysis follows, in its order, then the others that hold something. */
  static List<CallSiteActivity> of(Reading reading) {
    Findings findings = reading.findings();
    List<CallSiteActivity> sites = new ArrayList<>(findings.callSites());
    Set<String> known = new HashSet<>();
    for (CallSiteActivity site : sites) {
      known.add(site.id() + site.kind());
    }
    for (CallSiteStats frame : findings.snapshot().frames()) {
      boolean counts = frame.counts().open() > 0 && !frame.openedBy().internal();
      if (counts && known.add(frame.id() + frame.kind())) {
        sites.add(CallSiteActivity.of(frame, Double.NaN, findings.snapshot().nanos(), ""));
      }
    }
    return sites;
  }

  /** The call site that each id belongs to, of suspects and of all that was ever opened. */
  static Map<String, String> byId(Reading reading) {
    Map<String, String> sites = new HashMap<>();
    for (CallSiteStats frame : reading.findings().snapshot().frames()) {
      sites.put(frame.id(), frame.site());
    }
    for (LeakSuspect suspect : reading.findings().suspects()) {
      if (!suspect.site().isEmpty()) {
        sites.put(suspect.id(), suspect.site());
      }
    }
    return sites;
  }
}
