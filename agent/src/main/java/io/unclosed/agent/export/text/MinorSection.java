package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.words.Format;
import java.util.List;

/** Findings that are harmless so far: what, why, and what to do about it. */
final class MinorSection {
  private static final int LISTED = 10;

  private MinorSection() {}

  static void write(Reading reading, Page page) {
    List<LeakSuspect> minor = reading.minor();
    for (int i = 0; i < minor.size() && i < LISTED; i++) {
      LeakSuspect one = minor.get(i);
      page.labelled(
          "Minor", one.rating().confidence() + ": " + SuspectEntry.what(one, reading.redaction()));
      if (!one.rating().evidence().isEmpty()) {
        String why = Page.sentence(one.rating().evidence().get(0).sentence());
        page.labelled("", reading.redaction().sentence(why));
      }
      page.labelled("", "Fix: " + Page.sentence(one.text().remedy()));
    }
    if (minor.size() > LISTED) {
      page.labelled(
          "Minor", "and " + Format.count(minor.size() - LISTED) + " more: attribute Suspects.");
    }
    if (!minor.isEmpty()) {
      page.blank();
    }
  }
}
