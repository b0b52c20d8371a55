package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.CallSiteActivity;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.LimitForecast;
import io.unclosed.analysis.finding.LimitForecast.Outlook;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.words.Format;
import java.util.ArrayList;
import java.util.List;

/**
 * The first words of a report: one status word, what was found, what runs out when, and what to do
 * first.
 *
 * <p>Verdict and forecast are two things, and neither hides the other: a process without a leak can
 * run out of descriptors, and a leak can be years away from a limit.
 */
final class StatusSection {
  /** Little is left; of memory others may use most, and a part of it is meant to be full. */
  private static final double TIGHT = 0.8;

  private static final double TIGHT_MEMORY = 0.9;

  /** Words of a status line. */
  enum Status {
    /** Not checked yet. */
    STARTING,
    /** The last check is too old to speak of now. */
    STALE,
    /** WARNING or CRITICAL suspects. */
    LEAK,
    /** A limit is reached, and no suspect explains it. */
    FULL,
    /** Something grows towards a limit, or a suspect grows that is not proven. */
    GROWING,
    /** A limit is near, and nothing moves. */
    TIGHT,
    /** None of these. */
    OK
  }

  private final Reading reading;
  private final List<LimitForecast> near;

  private StatusSection(Reading reading) {
    this.reading = reading;
    this.near = near(reading.findings().limits());
  }

  static Status status(Reading reading) {
    StatusSection section = new StatusSection(reading);
    return reading.late() ? Status.STALE : section.status();
  }

  /** The status in one line, without what to do: for consoles, alerts and logs. */
  static String headline(Reading reading) {
    StatusSection section = new StatusSection(reading);
    return section.first();
  }

  /** The same as lines; the first begins with the status word. */
  static List<String> lines(Reading reading) {
    StatusSection section = new StatusSection(reading);
    List<String> lines = new ArrayList<>();
    lines.add(section.first());
    lines.addAll(section.more());
    return lines;
  }

  static void write(Reading reading, Page page) {
    List<String> lines = lines(reading);
    int indent = lines.get(0).indexOf(' ') + 1;
    page.labelled(lines.get(0).substring(0, indent), indent, lines.get(0).substring(indent));
    for (String line : lines.subList(1, lines.size())) {
      page.labelled("", indent, line);
    }
  }

  private String first() {
    String said = status() + ": " + found();
    if (!reading.late()) {
      return said;
    }
    return Status.STALE
        + ": "
        + (reading.isUnchecked()
            ? "no check has succeeded yet."
            : "the last check was "
                + Format.seconds(reading.lookSeconds())
                + " ago, more than 3 intervals. It said "
                + said);
  }

  private Status status() {
    if (reading.isUnchecked()) {
      return Status.STARTING;
    }
    if (!reading.leaks().isEmpty()) {
      return Status.LEAK;
    }
    boolean full = ThreadStartsSection.failing(reading);
    boolean growing = !reading.numbered().isEmpty();
    for (LimitForecast limit : near) {
      full |= limit.outlook() == Outlook.REACHED;
      growing |= ForecastSentence.isNear(limit);
    }
    if (full) {
      return Status.FULL;
    }
    return growing ? Status.GROWING : near.isEmpty() ? Status.OK : Status.TIGHT;
  }

  private String found() {
    if (reading.isUnchecked()) {
      return "the first check has not ended yet. It takes at most one interval.";
    }
    String limit = near.isEmpty() ? calm() : ForecastSentence.of(near.get(0), reading);
    String counts = counts();
    return counts.isEmpty() ? limit : counts + " " + limit;
  }

  /** {@code 2 leaks (1 critical), 3 minor findings.}; empty where only a limit is to be told. */
  private String counts() {
    List<LeakSuspect> leaks = reading.leaks();
    int growing = reading.numbered().size() - leaks.size();
    StringBuilder text = new StringBuilder();
    if (!leaks.isEmpty()) {
      text.append(Format.count(leaks.size(), "leak")).append(critical(leaks));
    }
    if (growing > 0) {
      text.append(text.length() == 0 ? "" : ", ");
      text.append(Format.count(growing, "possible leak"));
    }
    if (text.length() == 0 && near.isEmpty()) {
      text.append("no leak found so far (watched for ");
      text.append(Format.seconds(reading.watchedSeconds())).append(')');
    }
    int minor = reading.minor().size();
    if (minor > 0) {
      text.append(text.length() == 0 ? "" : ", ").append(Format.count(minor, "minor finding"));
    }
    return text.length() == 0 ? "" : text.append('.').toString();
  }

  private static String critical(List<LeakSuspect> leaks) {
    int critical = 0;
    for (LeakSuspect leak : leaks) {
      critical += leak.rating().severity() == Severity.CRITICAL ? 1 : 0;
    }
    return critical == 0
        ? ""
        : critical == leaks.size() && critical == 1
            ? " (critical)"
            : " (" + Format.count(critical) + " critical)";
  }

  /** Where no limit is near, how many descriptors are open. */
  private String calm() {
    return "File descriptors: " + LimitsSection.open(reading) + ".";
  }

  private List<String> more() {
    List<String> more = new ArrayList<>();
    for (int i = 1; i < near.size(); i++) {
      more.add(ForecastSentence.of(near.get(i), reading));
    }
    more.addAll(FailuresSection.sentences(reading));
    String first = whatFirst();
    if (!first.isEmpty()) {
      more.add(first);
    }
    if (!reading.findings().pending().isEmpty()) {
      more.add(Page.capital(Page.sentence(reading.findings().pending())));
    }
    return more;
  }

  private String whatFirst() {
    int numbered = reading.numbered().size();
    int first = numbered == 0 ? 0 : 1;
    for (LimitForecast limit : near) {
      int cause = cause(limit);
      if (cause > 0) {
        first = cause;
        break;
      }
    }
    if (!reading.leaks().isEmpty()) {
      return "Fix number "
          + first
          + (numbered > 1 ? " first." : ".")
          + (near.isEmpty() ? "" : " Raising the limit only buys time.");
    }
    if (first > 0) {
      return "Look at number " + first + " first.";
    }
    return near.isEmpty()
        ? ""
        : "No leak is proven so far (watched for "
            + Format.seconds(reading.watchedSeconds())
            + "). "
            + growsMost().trim();
  }

  /** The call site that uses up what is near, proven or not. */
  private String growsMost() {
    for (String id : near.get(0).causes()) {
      for (CallSiteActivity site : reading.findings().callSites()) {
        if (site.id().equals(id)) {
          return "What grows most: " + site.kind() + " " + site.site() + " [id " + id + "].";
        }
      }
    }
    boolean memory = near.get(0).limit().equals(ForecastSentence.MEMORY);
    List<String> most = CallSiteTable.brief(reading, memory, 1);
    return most.isEmpty() ? "" : "What holds most: " + most.get(0) + ".";
  }

  private int cause(LimitForecast limit) {
    for (String id : limit.causes()) {
      int number = reading.numberOf(id);
      if (number > 0) {
        return number;
      }
    }
    return 0;
  }

  /** What is reached, then what is reached soonest, then what is nearly used up. */
  private static List<LimitForecast> near(List<LimitForecast> limits) {
    List<LimitForecast> near = new ArrayList<>();
    for (LimitForecast limit : limits) {
      if (ForecastSentence.isNear(limit) || isTight(limit)) {
        near.add(limit);
      }
    }
    near.sort((a, b) -> Long.compare(rank(a), rank(b)));
    return near;
  }

  private static boolean isTight(LimitForecast limit) {
    boolean memory = limit.limit().equals(ForecastSentence.MEMORY);
    return limit.share() >= (memory ? TIGHT_MEMORY : TIGHT);
  }

  private static long rank(LimitForecast limit) {
    return limit.outlook() == Outlook.REACHED
        ? -1
        : ForecastSentence.isNear(limit) ? limit.soonestSeconds() : Long.MAX_VALUE;
  }
}
