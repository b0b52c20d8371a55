package io.unclosed.agent.export.text;

import io.unclosed.agent.redact.Redaction;
import io.unclosed.analysis.finding.Evidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.CodeOrigin;
import io.unclosed.analysis.words.Format;
import java.util.List;

/** One numbered suspect: what, what to do, why we are sure, and where to look. */
final class SuspectEntry {
  private static final int INDENT = 3;
  private static final int WORDS = 11;
  private static final String INDENT_OF_ITEMS = "   ";

  private final Page page;
  private final Redaction redaction;
  private final boolean settled;

  SuspectEntry(Page page, Reading reading) {
    this.page = page;
    this.redaction = reading.redaction();
    this.settled = reading.watchedSeconds() >= Outlook.SETTLED_SECONDS;
  }

  void write(int number, LeakSuspect suspect) {
    page.labelled(number + ".", INDENT, title(suspect, redaction));
    item("Do:", Page.sentence(suspect.remedy()));
    item("Do not:", Page.sentence(suspect.doNot()));
    String label = "Why:";
    for (Evidence evidence : suspect.evidence()) {
      item(label, redaction.sentence(Page.sentence(evidence.sentence())));
      label = "";
    }
    CallSiteStats figures = suspect.figures();
    if (figures == null) {
      item("Grows:", Page.sentence(growth(suspect)));
      return;
    }
    item("Count:", Page.sentence(count(suspect, figures)));
    item("Opened:", Page.sentence(opened(figures)));
    if (!figures.closedBy().isEmpty()) {
      item("Closed:", "the others are closed at " + String.join("; ", figures.closedBy()) + ".");
    }
    if (!figures.sockets().topPeers().isEmpty()) {
      item("Peers:", Ranked.peers(figures.sockets().topPeers(), 5, redaction) + ".");
    }
    if (!figures.topDirectories().isEmpty()) {
      item("Where:", directories(figures.topDirectories()) + ".");
    }
  }

  /** Severity, confidence, headline and id; the line that names it wherever it is named. */
  static String title(LeakSuspect suspect, Redaction redaction) {
    return suspect.severity()
        + ", "
        + suspect.confidence()
        + ": "
        + redaction.sentence(suspect.headline())
        + "  [id "
        + suspect.id()
        + "]";
  }

  /** The same of one that is only untidy, without its severity. */
  static String remark(LeakSuspect suspect, Redaction redaction) {
    return title(suspect, redaction).substring(suspect.severity().name().length() + 2);
  }

  /** The strongest evidence, as a sentence. */
  static String reason(LeakSuspect suspect) {
    return suspect.evidence().isEmpty() ? "" : Page.sentence(suspect.evidence().get(0).sentence());
  }

  private void item(String label, String words) {
    if (!words.isEmpty()) {
      page.labelled(INDENT_OF_ITEMS + label, WORDS, words);
    }
  }

  private String growth(LeakSuspect suspect) {
    if (suspect.perHour() == 0 && !settled) {
      return "no trend yet";
    }
    return Format.growth(
        suspect.perHour(),
        suspect.perHourLow(),
        suspect.perHourHigh(),
        suspect.unit().equals("bytes"));
  }

  private String count(LeakSuspect suspect, CallSiteStats figures) {
    StringBuilder text = new StringBuilder(figures.sampled() ? "estimated: " : "");
    text.append(Format.count(figures.opened())).append(" opened, ");
    text.append(Format.count(figures.closed())).append(" closed");
    text.append(byCollector(figures)).append(", ");
    text.append(Format.count(figures.open())).append(" open").append(share(figures));
    if (figures.bytes() > 0) {
      text.append(", holding ").append(Format.bytes(figures.bytes()));
    }
    text.append("; ").append(growth(suspect));
    if (figures.lifetimes().count() > 0 && !tells(suspect, EvidenceCode.OUTLIVED)) {
      text.append("; of the closed, 99 % lived less than ");
      text.append(Format.duration(figures.lifetimes().quantileNanos(0.99)));
    }
    if (figures.open() > 0) {
      text.append("; the oldest is open for ").append(Format.seconds(suspect.oldestSeconds()));
    }
    if (figures.lastClosedNanosAgo() >= 0) {
      text.append("; last close ");
      text.append(Format.duration(figures.lastClosedNanosAgo())).append(" ago");
    }
    if (figures.failed() > 0) {
      text.append("; ").append(Format.count(figures.failed(), "open")).append(" failed");
    }
    return text.toString();
  }

  private static String byCollector(CallSiteStats figures) {
    if (figures.collected() == 0) {
      return "";
    }
    return figures.collected() == figures.closed()
        ? ", all of them by the collector"
        : ", " + Format.count(figures.collected()) + " of them by the collector";
  }

  /** One in so many; only where the others were closed by the program. */
  private static String share(CallSiteStats figures) {
    if (figures.orphaned() > 0) {
      return " (" + Format.count(figures.orphaned()) + " of them lost for good)";
    }
    long byProgram = figures.closed() - figures.collected();
    if (figures.open() == 0 || byProgram == 0 || figures.collected() > 0) {
      return "";
    }
    long oneIn = Math.round((double) figures.opened() / figures.open());
    return oneIn > 1 ? " (about one in " + Format.count(oneIn) + ")" : "";
  }

  private static boolean tells(LeakSuspect suspect, EvidenceCode code) {
    for (Evidence evidence : suspect.evidence()) {
      if (evidence.code() == code) {
        return true;
      }
    }
    return false;
  }

  private static String opened(CallSiteStats figures) {
    StringBuilder text = new StringBuilder("through ").append(figures.api());
    if (!figures.library().isEmpty()) {
      text.append(" by ").append(figures.library());
      text.append("; if that keeps a pool, the line is the call that needed a new one");
    }
    if (figures.origin() != CodeOrigin.APPLICATION) {
      text.append("; no line of the application was on the stack");
    }
    if (figures.sites() > 1) {
      text.append("; ").append(Format.count(figures.sites())).append(" stacks lead here");
    }
    return text.toString();
  }

  private String directories(List<String> directories) {
    StringBuilder line = new StringBuilder();
    for (String directory : directories) {
      line.append(line.length() == 0 ? "" : ", ").append(redaction.directory(directory));
    }
    return line.toString();
  }
}
