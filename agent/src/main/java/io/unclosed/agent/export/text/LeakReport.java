package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.words.Format;
import java.util.List;

/**
 * The page that a person reads first: what happens next, what to do, why we are sure, and the
 * account that adds up.
 */
public final class LeakReport {
  /** So many suspects are told in full; the rest in a line each. */
  private static final int IN_FULL = 5;

  /** So many remarks, pieces of advice and further suspects are listed; then how many more. */
  private static final int LISTED = 10;

  private final Reading reading;
  private final Findings findings;
  private final Page page = new Page();

  private LeakReport(Reading reading) {
    this.reading = reading;
    this.findings = reading.findings();
  }

  /** The report as text: plain ASCII, lines of at most 150 characters, each with a line feed. */
  public static String of(Reading reading) {
    LeakReport report = new LeakReport(reading);
    report.opening();
    report.suspects();
    report.holders();
    report.remarks();
    new Looked(reading, report.page).write();
    new Standing(reading, report.page).write();
    report.legend();
    report.closing();
    return report.page.toString();
  }

  private void opening() {
    page.line(Opening.line(reading));
    for (String line : Headline.of(reading)) {
      page.line(line);
    }
    for (String line : Opening.reservations(reading)) {
      page.line(line);
    }
    page.blank();
  }

  private void suspects() {
    List<LeakSuspect> numbered = reading.numbered();
    SuspectEntry entry = new SuspectEntry(page, reading);
    for (int i = 0; i < numbered.size() && i < IN_FULL + LISTED; i++) {
      if (i < IN_FULL) {
        entry.write(i + 1, numbered.get(i));
        page.blank();
      } else {
        page.labelled(i + 1 + ".", 4, SuspectEntry.title(numbered.get(i), reading.redaction()));
      }
    }
    if (numbered.size() > IN_FULL + LISTED) {
      page.line("    and " + (numbered.size() - IN_FULL - LISTED) + " more: attribute Suspects");
    }
    if (numbered.size() > IN_FULL) {
      page.blank();
    }
  }

  private void holders() {
    List<String> holders = Holders.wanted(reading) ? Holders.of(reading) : List.of();
    for (int i = 0; i < holders.size(); i++) {
      labelled(i == 0 ? "Holders" : "", holders.get(i));
    }
    if (!holders.isEmpty()) {
      page.blank();
    }
  }

  private void remarks() {
    List<LeakSuspect> remarks = reading.remarks();
    for (int i = 0; i < remarks.size() && i < LISTED; i++) {
      LeakSuspect remark = remarks.get(i);
      labelled("INFO", SuspectEntry.remark(remark, reading.redaction()));
      labelled("", reading.redaction().sentence(SuspectEntry.reason(remark)));
      labelled("", Page.sentence("Do: " + remark.remedy()));
    }
    if (remarks.size() > LISTED) {
      labelled("INFO", "and " + (remarks.size() - LISTED) + " more: attribute Suspects");
    }
    if (!remarks.isEmpty()) {
      page.blank();
    }
  }

  private void legend() {
    String words = Legend.of(findings.suspects());
    if (!words.isEmpty()) {
      labelled("Words", words);
    }
  }

  private void closing() {
    if (!findings.dismissed().isEmpty()) {
      StringBuilder ids = new StringBuilder();
      for (int i = 0; i < findings.dismissed().size() && i < LISTED; i++) {
        ids.append(i == 0 ? "" : ", ").append(findings.dismissed().get(i).id());
      }
      labelled(
          "Hidden",
          Format.count(findings.dismissed().size())
              + " dismissed or ignored by you: "
              + ids
              + ". Back with: restore ID.");
    }
    for (String note : reading.notes()) {
      labelled("Note", note);
    }
    List<LeakSuspect> suspects = findings.suspects();
    if (suspects.isEmpty()) {
      labelled(
          "More",
          "still in doubt? markBaseline, wait an hour, growthSinceBaseline 20 | what is open:"
              + " sites socket 20");
    } else {
      String id = suspects.get(0).id();
      labelled(
          "More",
          "stack "
              + id
              + " | openResources "
              + id
              + " 20 | want to keep it? start with ignore="
              + id);
    }
    labelled("", "(operations of io.unclosed:type=LeakDetector, by jconsole, jmc or jmxterm)");
    labelled("Agent", Opening.cost(reading));
  }

  private void labelled(String label, String words) {
    page.labelled(label, Page.MARGIN, words);
  }
}
