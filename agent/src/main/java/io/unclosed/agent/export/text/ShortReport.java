package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.words.Format;
import java.util.List;

/**
 * What standard error gets when a limit is near or reached: at most ten lines, each beginning with
 * {@code unclosed: }, that are enough to act on if nothing else survives.
 */
public final class ShortReport {
  private static final int MOST_LINES = 10;
  private static final String PREFIX = "unclosed: ";

  private final Reading reading;
  private final Page page = new Page();

  private ShortReport(Reading reading) {
    this.reading = reading;
  }

  /**
   * When a mark of the descriptors is passed.
   *
   * @param percent the mark
   */
  public static String ofDescriptors(Reading reading, int percent) {
    Outlook outlook = Outlook.descriptors(reading);
    return of(reading, percent + " % OF THE DESCRIPTORS ARE OPEN: ", outlook);
  }

  /**
   * When a mark of the memory limit is passed.
   *
   * @param percent the mark
   */
  public static String ofMemory(Reading reading, int percent) {
    return of(reading, percent + " % OF THE MEMORY LIMIT ARE USED: ", Outlook.memory(reading));
  }

  /** When an open has failed for want of descriptors. */
  public static String ofExhaustion(Reading reading) {
    return of(reading, "AN OPEN FAILED, NO DESCRIPTOR IS LEFT: ", Outlook.descriptors(reading));
  }

  /** When a thread could not be started. */
  public static String ofThreads(Reading reading) {
    ShortReport report = new ShortReport(reading);
    report.line(Starts.headline(reading));
    report.line(Starts.limit(reading));
    int fix = Starts.fix(reading.numbered());
    if (fix > 0) {
      report.suspect(fix);
    }
    report.more();
    return firstLines(report.page.toString());
  }

  private static String of(Reading reading, String event, Outlook outlook) {
    ShortReport report = new ShortReport(reading);
    report.line(event + Headline.standing(outlook) + end(outlook, reading) + ".");
    report.suspects(outlook);
    if (!outlook.bytes()) {
      report.line("Account " + Account.of(reading));
      String raise = Standing.raise(reading);
      if (!raise.isEmpty()) {
        report.line("A higher limit only buys time: " + raise);
      }
    }
    report.more();
    return firstLines(report.page.toString());
  }

  private void more() {
    line(
        "More: java -jar unclosed-agent.jar report "
            + reading.about().pid()
            + ", or operation report of io.unclosed:type=LeakDetector");
  }

  private static String end(Outlook outlook, Reading reading) {
    boolean foreseen = outlook.soonest() >= 0 && !outlook.isFull();
    boolean failing = !outlook.bytes() && reading.findings().snapshot().openFailures() > 0;
    return foreseen && !failing
        ? "; the end comes " + Headline.when(outlook, reading.nowMillis())
        : "";
  }

  private void suspects(Outlook outlook) {
    List<LeakSuspect> numbered = reading.numbered();
    if (outlook.fix() == 0) {
      holders(outlook, numbered.isEmpty());
      return;
    }
    suspect(outlook.fix());
    int others = numbered.size() - 1;
    if (others > 0) {
      line("And " + Format.count(others, "suspect") + " more");
    }
  }

  private void suspect(int number) {
    LeakSuspect one = reading.numbered().get(number - 1);
    line(number + ". " + SuspectEntry.title(one, reading.redaction()));
    line("Do: " + Page.sentence(one.remedy()));
    line("Why: " + reading.redaction().sentence(one.evidence().get(0).sentence()));
  }

  private void holders(Outlook outlook, boolean noSuspect) {
    List<String> holders = outlook.bytes() ? List.of() : Holders.of(reading);
    if (holders.isEmpty()) {
      line("No line stands out" + (noSuspect ? "." : " for this limit."));
      return;
    }
    line("Too soon to say what is a leak. Most are held by:");
    for (String holder : holders) {
      line("  " + holder);
    }
  }

  private void line(String words) {
    page.marked(PREFIX, words);
  }

  private static String firstLines(String text) {
    int end = 0;
    for (int i = 0; i < MOST_LINES && end < text.length(); i++) {
      end = text.indexOf('\n', end) + 1;
    }
    return text.substring(0, end);
  }
}
