package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.LimitForecast;
import io.unclosed.analysis.finding.LimitForecast.Outlook;
import io.unclosed.analysis.kind.Kind;
import java.util.List;

/**
 * What standard error gets when a limit is near or reached: at most ten lines, each beginning with
 * {@code unclosed: }, that are enough to act on if nothing else survives. The suspect that uses the
 * limit up comes first, then the call sites that hold most of it, proven or not.
 */
public final class ShortReport {
  private static final int MOST_LINES = 10;
  private static final String PREFIX = "unclosed: ";

  /** Call sites beside a suspect, and where there is none. */
  private static final int BESIDE = 3;

  private static final int ALONE = 6;

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
    ShortReport report = new ShortReport(reading);
    report.line(
        percent + "% of the file descriptors are open: " + LimitsSection.open(reading) + ".");
    return report.descriptors();
  }

  /**
   * When a mark of the memory limit is passed.
   *
   * @param percent the mark
   */
  public static String ofMemory(Reading reading, int percent) {
    ShortReport report = new ShortReport(reading);
    report.line(percent + "% of the memory limit is used: " + MemorySection.whose(reading) + ".");
    LimitForecast memory = reading.findings().limit(ForecastSentence.MEMORY);
    int fix = report.fix(memory, "");
    report.suspect(fix);
    report.callSites(
        true,
        "Native memory, by call site:",
        "No tracked call site holds native" + " memory. The report shows the memory by part.",
        fix > 0 ? BESIDE : ALONE);
    return report.end();
  }

  /** When an open has failed for want of descriptors. */
  public static String ofExhaustion(Reading reading) {
    ShortReport report = new ShortReport(reading);
    LimitForecast limit = reading.findings().limit(ForecastSentence.DESCRIPTORS);
    // A limit of the user or of the system fails an open too, with many descriptors left.
    boolean left = limit.outlook() != Outlook.REACHED && limit.max() > 0 && limit.share() < 0.9;
    report.line(
        (left
                ? "An open failed with \"Too many open files\", although file descriptors are left: "
                : "An open failed, no file descriptor is left: ")
            + LimitsSection.open(reading)
            + ".");
    return report.descriptors();
  }

  /** When a connect has failed for want of local ports. */
  public static String ofPorts(Reading reading) {
    ShortReport report = new ShortReport(reading);
    LimitForecast ports = reading.findings().limit("ports");
    String usage = ports.used() < 0 ? "" : ": " + ForecastSentence.standing(ports);
    report.line("A connect failed, no local port is left" + usage + ".");
    int fix = report.fix(ports, Kind.SOCKET.id());
    report.suspect(fix);
    report.callSites(false, "Open now, by call site:", "No call site holds sockets.", BESIDE);
    return report.end();
  }

  /** When a thread could not be started. */
  public static String ofThreads(Reading reading) {
    ShortReport report = new ShortReport(reading);
    report.line(ThreadStartsSection.headline(reading));
    report.line(ThreadStartsSection.limit(reading));
    report.suspect(ThreadStartsSection.fix(reading.numbered()));
    return report.end();
  }

  private String descriptors() {
    int fix = fix(reading.findings().limit(ForecastSentence.DESCRIPTORS), "");
    String raise = LimitsSection.raise(reading);
    if (!raise.isEmpty()) {
      line("A higher limit only buys time: " + raise);
    }
    suspect(fix);
    String none = "No call site holds any: see Accounts in the report.";
    callSites(false, "Open now, by call site:", none, fix > 0 ? BESIDE : ALONE);
    return end();
  }

  /** The suspect that uses it up: a cause of the forecast, else the first that holds any. */
  private int fix(LimitForecast limit, String kind) {
    for (String id : limit.causes()) {
      int number = reading.numberOf(id);
      if (number > 0) {
        return number;
      }
    }
    List<LeakSuspect> numbered = reading.numbered();
    for (int i = 0; i < numbered.size(); i++) {
      LeakSuspect one = numbered.get(i);
      boolean uses =
          limit.unit().equals("bytes")
              ? one.unit().equals("bytes")
              : kind.isEmpty() ? one.takesDescriptors() : one.holds(kind);
      if (uses) {
        return i + 1;
      }
    }
    return 0;
  }

  private void suspect(int number) {
    if (number == 0) {
      return;
    }
    LeakSuspect one = reading.numbered().get(number - 1);
    line(number + ". " + SuspectEntry.title(one, reading.redaction()));
    line("Fix: " + Page.sentence(one.text().remedy()));
    if (!one.rating().evidence().isEmpty()) {
      line("Evidence: " + reading.redaction().sentence(one.rating().evidence().get(0).sentence()));
    }
  }

  private void callSites(boolean memory, String title, String none, int most) {
    List<String> rows = CallSiteTable.brief(reading, memory, most);
    line(rows.isEmpty() ? none : title);
    for (String row : rows) {
      line(row);
    }
  }

  private void line(String words) {
    page.marked(PREFIX, words);
  }

  /** As many lines as there is room for, and where to read more in the last one. */
  private String end() {
    List<String> lines = page.toString().lines().toList();
    Page last = new Page();
    last.marked(
        PREFIX,
        "More: java -jar unclosed-agent.jar report "
            + reading.about().pid()
            + ", or operation report of io.unclosed:type=LeakDetector");
    StringBuilder text = new StringBuilder();
    for (String line : lines.subList(0, Math.min(MOST_LINES - 1, lines.size()))) {
      text.append(line).append('\n');
    }
    return text.append(last).toString();
  }
}
