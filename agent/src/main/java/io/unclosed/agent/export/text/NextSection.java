package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.CallSiteActivity;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.words.Format;
import java.util.List;

/** What to ask next, with the id filled in; hidden suspects and notes on the options above it. */
final class NextSection {
  private static final int LISTED = 10;

  private NextSection() {}

  static void write(Reading reading, Page page) {
    List<LeakSuspect> dismissed = reading.findings().dismissed();
    if (!dismissed.isEmpty()) {
      page.labelled("Hidden", hidden(dismissed));
    }
    for (String note : reading.notes()) {
      page.labelled("Note", note);
    }
    page.labelled("Next", commands(reading));
    page.labelled("", "(operations of io.unclosed:type=LeakDetector, in jconsole, jmc or jmxterm)");
  }

  private static String hidden(List<LeakSuspect> dismissed) {
    StringBuilder text = new StringBuilder(Format.count(dismissed.size()));
    text.append(" dismissed or ignored: ");
    for (int i = 0; i < dismissed.size() && i < LISTED; i++) {
      LeakSuspect one = dismissed.get(i);
      text.append(i == 0 ? "" : ", ").append(one.id());
      if (!one.site().isEmpty()) {
        text.append(' ').append(one.site());
      }
    }
    return text.append(". To show one again: restore ID.").toString();
  }

  private static String commands(Reading reading) {
    List<LeakSuspect> suspects = reading.numbered();
    suspects = suspects.isEmpty() ? reading.findings().suspects() : suspects;
    if (!suspects.isEmpty()) {
      String id = suspects.get(0).id();
      return "stack "
          + id
          + " | openResources "
          + id
          + " 20 | to accept it: start with ignore="
          + id;
    }
    List<CallSiteActivity> sites = reading.findings().callSites();
    String example = sites.isEmpty() ? "" : "stack " + sites.get(0).id() + " | ";
    return example
        + "sites all 20 | for a slow leak: markBaseline, an hour later growthSinceBaseline 20";
  }
}
