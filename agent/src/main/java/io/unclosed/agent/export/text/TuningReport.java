package io.unclosed.agent.export.text;

import io.unclosed.agent.redact.Redaction;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.TuningAdvice;
import io.unclosed.analysis.finding.TuningCheck;
import io.unclosed.analysis.words.Format;
import java.util.List;

/** Advice on limits and settings, each with its evidence and with when not to follow it. */
public final class TuningReport {
  private static final int INDENT = 3;
  private static final int WORDS = 14;

  private final Reading reading;
  private final Page page = new Page();

  private TuningReport(Reading reading) {
    this.reading = reading;
  }

  /** Every piece of advice, then how every other rule came out. */
  public static String of(Reading reading) {
    TuningReport report = new TuningReport(reading);
    Findings findings = reading.findings();
    List<TuningAdvice> advice = findings.recommendations();
    report.page.line(HeaderSection.line(reading));
    report.page.line(headline(findings, reading));
    HeaderSection.reservations(reading, report.page);
    report.page.blank();
    for (int i = 0; i < advice.size(); i++) {
      report.advice(i + 1 + ".", advice.get(i));
      report.page.blank();
    }
    report.checks();
    return report.page.toString();
  }

  /**
   * One rule: its advice now, or how it came out.
   *
   * @throws IllegalArgumentException when there is no such rule; the message lists those that exist
   */
  public static String explain(Reading reading, String ruleId) {
    TuningReport report = new TuningReport(reading);
    boolean known = false;
    for (TuningAdvice one : reading.findings().recommendations()) {
      if (one.id().equalsIgnoreCase(ruleId)) {
        report.advice("", one);
        known = true;
      }
    }
    StringBuilder ids = new StringBuilder();
    for (TuningCheck check : reading.findings().checks()) {
      ids.append(ids.length() == 0 ? "" : ", ").append(check.id());
      if (check.id().equalsIgnoreCase(ruleId)) {
        report.check(check);
        known = true;
      }
    }
    if (!known) {
      throw new IllegalArgumentException("no rule \"" + ruleId + "\"; there are " + ids);
    }
    return report.page.toString();
  }

  private static String headline(Findings findings, Reading reading) {
    int advice = findings.recommendations().size();
    if (advice == 0) {
      return "OK: no limit and no setting to change.";
    }
    for (TuningAdvice one : findings.recommendations()) {
      if (!one.suspectId().isEmpty()) {
        return (hasSetting(findings)
                ? "LEAK: fix it first; then " + pieces(advice)
                : "LEAK: no setting helps, fix the leak")
            + " [id "
            + one.suspectId()
            + site(one, reading)
            + "].";
      }
    }
    return "ADVICE: " + pieces(advice) + ", worst first.";
  }

  /** The call site of a suspect, beside its id. */
  private static String site(TuningAdvice one, Reading reading) {
    String site = CallSiteRows.byId(reading).getOrDefault(one.suspectId(), "");
    return site.isEmpty() ? "" : ", " + site;
  }

  private static boolean hasSetting(Findings findings) {
    for (TuningAdvice one : findings.recommendations()) {
      if (!one.recommended().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static String pieces(int number) {
    return Format.count(number, "recommendation");
  }

  private void advice(String number, TuningAdvice one) {
    page.labelled(
        number,
        INDENT,
        one.severity()
            + ", "
            + one.confidence()
            + ": "
            + reading.redaction().sentence(Page.sentence(one.headline()))
            + " ["
            + one.id()
            + "]");
    if (!one.suspectId().isEmpty()) {
      // Where the advice is to mend the leak, it buys no time: it ends it.
      String beside = one.recommended().isEmpty() ? "." : "; a higher limit only buys time.";
      item("First:", "fix the leak [id " + one.suspectId() + site(one, reading) + "]" + beside);
    }
    if (!one.recommended().isEmpty()) {
      item("Change:", one.setting() + " from " + one.current() + " to " + one.recommended());
    }
    items("Now:", one.remedy());
    items("Persist:", one.persist());
    items("Evidence:", reading.redaction(), one.evidence());
    item("When not:", Page.sentence(one.whenNot()));
  }

  private void checks() {
    page.line("All rules:");
    for (TuningCheck check : reading.findings().checks()) {
      check(check);
    }
    page.blank();
    page.line(
        "(operations of io.unclosed:type=Tuning: explain ID for one rule, sysctlFile for the kernel"
            + " settings as a file)");
  }

  private void check(TuningCheck check) {
    String detail = reading.redaction().sentence(Page.sentence(check.detail()));
    page.labelled(
        "", INDENT, check.id() + ": " + check.state() + (detail.isEmpty() ? "" : ". " + detail));
  }

  private void items(String label, List<String> lines) {
    items(label, Redaction.NONE, lines);
  }

  private void items(String label, Redaction redaction, List<String> lines) {
    String first = label;
    for (String line : lines) {
      item(first, redaction.sentence(line));
      first = "";
    }
  }

  private void item(String label, String words) {
    if (!words.isEmpty()) {
      page.labelled("   " + label, WORDS, words);
    }
  }
}
