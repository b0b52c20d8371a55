package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.words.Format;
import java.util.List;

/**
 * The page that a person reads first: what happens next, what to fix, why, where everything is, and
 * what could not be seen.
 *
 * <p>Every section renders the same {@link Reading}, so that no two of them disagree.
 */
public final class LeakReport {
  /** So many suspects are told in full; the rest in a line each. */
  private static final int IN_FULL = 5;

  /** So many more are listed; then how many more there are. */
  private static final int LISTED = 10;

  private final Reading reading;
  private final boolean whole;
  private final Page page = new Page();

  private LeakReport(Reading reading, boolean whole) {
    this.reading = reading;
    this.whole = whole;
  }

  /** The report as text: plain ASCII, lines of at most 150 characters, each with a line feed. */
  public static String of(Reading reading) {
    return new LeakReport(reading, false).text();
  }

  /** The same with every call site that holds something: for files, which nobody has to scroll. */
  public static String whole(Reading reading) {
    return new LeakReport(reading, true).text();
  }

  /** Its status in one line. */
  public static String headline(Reading reading) {
    return Page.plain(StatusSection.headline(reading));
  }

  private String text() {
    page.line(HeaderSection.line(reading));
    StatusSection.write(reading, page);
    HeaderSection.reservations(reading, page);
    page.blank();
    suspects();
    MinorSection.write(reading, page);
    if (!reading.isUnchecked()) {
      CallSiteTable.write(reading, page, whole);
      page.blank();
    }
    Account.write(reading, page);
    BaselineSection.write(reading, page);
    LimitsSection.write(reading, page);
    TcpSection.write(reading, page);
    MemorySection.write(reading, page);
    SettingsSection.write(reading, page);
    NextSection.write(reading, page);
    AgentSection.write(reading, page);
    return page.toString();
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
      int left = numbered.size() - IN_FULL - LISTED;
      page.line("    and " + Format.count(left) + " more: attribute Suspects");
    }
    if (numbered.size() > IN_FULL) {
      page.blank();
    }
  }
}
