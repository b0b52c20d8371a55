package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.TuningAdvice;
import io.unclosed.analysis.finding.TuningCheck;
import io.unclosed.analysis.words.Format;
import java.util.ArrayList;
import java.util.List;

/** Advice on limits and kernel settings, or that there is nothing to change. */
final class SettingsSection {
  private static final int LISTED = 10;
  private static final int NAMED = 4;

  private SettingsSection() {}

  static void write(Reading reading, Page page) {
    Findings findings = reading.findings();
    List<TuningAdvice> advice = findings.recommendations();
    for (int i = 0; i < advice.size() && i < LISTED; i++) {
      TuningAdvice one = advice.get(i);
      page.labelled(
          i == 0 ? "Settings" : "",
          one.id() + ": " + reading.redaction().sentence(Page.sentence(one.headline())));
    }
    if (advice.isEmpty()) {
      page.labelled("Settings", "nothing to change (" + checks(findings) + ").");
    } else {
      page.labelled("", "How, and when not to: operation report of io.unclosed:type=Tuning.");
    }
  }

  /** {@code 27 checked, 2 not visible here: tcp_mem, tcp_max_orphans}. */
  private static String checks(Findings findings) {
    List<String> unknown = new ArrayList<>();
    for (TuningCheck check : findings.checks()) {
      if (check.state().startsWith("unknown")) {
        unknown.add(check.id());
      }
    }
    String checked = Format.count(findings.checks().size()) + " checked";
    if (unknown.isEmpty()) {
      return checked;
    }
    int named = Math.min(NAMED, unknown.size());
    return checked
        + ", "
        + Format.count(unknown.size())
        + " not visible here: "
        + String.join(", ", unknown.subList(0, named))
        + (unknown.size() > named ? " ..." : "");
  }
}
