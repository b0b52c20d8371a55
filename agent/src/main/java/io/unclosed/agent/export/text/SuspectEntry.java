package io.unclosed.agent.export.text;

import io.unclosed.agent.redact.Redaction;
import io.unclosed.analysis.finding.Evidence;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.CodeOrigin;
import io.unclosed.analysis.kind.KindNouns;
import io.unclosed.analysis.words.Format;
import java.util.ArrayList;
import java.util.List;

/** One numbered suspect: what it is, how to fix it, why we are sure, its figures, its context. */
final class SuspectEntry {
  private static final int INDENT = 3;
  private static final int WORDS = 13;
  private static final String INDENT_OF_ITEMS = "   ";

  private final Page page;
  private final Redaction redaction;

  SuspectEntry(Page page, Reading reading) {
    this.page = page;
    this.redaction = reading.redaction();
  }

  void write(int number, LeakSuspect suspect) {
    page.labelled(number + ".", INDENT, title(suspect, redaction));
    item("Fix:", Page.sentence(suspect.text().remedy()));
    String label = "Evidence:";
    for (Evidence evidence : suspect.rating().evidence()) {
      item(label, redaction.sentence(Page.sentence(evidence.sentence())));
      label = "";
    }
    CallSiteStats figures = suspect.figures();
    item("Rate:", figures == null ? growth(suspect) + "." : rate(suspect, figures));
    if (figures != null) {
      item("Context:", context(figures));
    }
    item("Avoid:", Page.sentence(suspect.text().doNot()));
  }

  /** Severity, confidence, headline and id; the line that names it wherever it is named. */
  static String title(LeakSuspect suspect, Redaction redaction) {
    return suspect.rating().severity()
        + ", "
        + suspect.rating().confidence()
        + ": "
        + what(suspect, redaction);
  }

  /** Headline and id. */
  static String what(LeakSuspect suspect, Redaction redaction) {
    return redaction.sentence(suspect.text().headline()) + " [id " + suspect.id() + "]";
  }

  private void item(String label, String words) {
    if (!words.isEmpty()) {
      page.labelled(INDENT_OF_ITEMS + label, WORDS, words);
    }
  }

  private static String growth(LeakSuspect suspect) {
    return Format.growth(
        suspect.rate().perHour(),
        suspect.rate().low(),
        suspect.rate().high(),
        suspect.unit().equals("bytes"));
  }

  /** Counts that add up: opened is closed by the program, left to the collector, or open. */
  private static String rate(LeakSuspect suspect, CallSiteStats figures) {
    long closed = figures.counts().closed() - figures.counts().collected();
    StringBuilder text = new StringBuilder(figures.counts().sampled() ? "Estimated: " : "");
    KindNouns words = KindNouns.of(figures.kind(), figures.openedBy().api());
    text.append(Format.count(figures.counts().opened()))
        .append(' ')
        .append(words.opened())
        .append(", ");
    text.append(Format.count(closed)).append(' ').append(words.closed());
    text.append(lifetime(figures, closed));
    if (figures.counts().collected() > 0) {
      text.append(", ").append(Format.count(figures.counts().collected()));
      text.append(" left to the garbage collector");
    }
    text.append(", ")
        .append(Format.count(figures.counts().open()))
        .append(' ')
        .append(words.open());
    if (figures.counts().orphaned() > 0) {
      text.append(" (")
          .append(Format.count(figures.counts().orphaned()))
          .append(" permanently lost)");
    }
    if (figures.held().bytes() > 0) {
      text.append(" holding ").append(Format.bytes(figures.held().bytes()));
    }
    text.append(
        figures.counts().open() > 0 || suspect.rate().perHour() > 0 ? "; " + growth(suspect) : "");
    text.append('.').append(share(figures, closed));
    if (figures.counts().open() > 0) {
      text.append(" Oldest ").append(Format.seconds(suspect.oldestSeconds())).append('.');
    }
    if (figures.times().lastClosedNanosAgo() >= 0) {
      text.append(" Last close ");
      text.append(Format.duration(figures.times().lastClosedNanosAgo())).append(" ago.");
    }
    if (figures.counts().failed() > 0) {
      text.append(' ').append(Format.count(figures.counts().failed(), "open")).append(" failed.");
    }
    return text.toString();
  }

  /** Of all that were closed; without what the collector closed only where there is none. */
  private static String lifetime(CallSiteStats figures, long closed) {
    return closed > 0
            && figures.counts().collected() == 0
            && figures.times().lifetimes().count() > 0
        ? " (99% within " + Format.duration(figures.times().lifetimes().quantileNanos(0.99)) + ")"
        : "";
  }

  /** One in so many; only where most are closed by the program. */
  private static String share(CallSiteStats figures, long closed) {
    long notClosed = figures.counts().open() + figures.counts().collected();
    long oneIn = notClosed == 0 ? 0 : Math.round((double) figures.counts().opened() / notClosed);
    return closed > 0 && oneIn > 1
        ? " About 1 in "
            + Format.count(oneIn)
            + " is not "
            + KindNouns.of(figures.kind()).closed()
            + "."
        : "";
  }

  private String context(CallSiteStats figures) {
    List<String> context = new ArrayList<>();
    String by = figures.openedBy().library().isEmpty() ? "" : " by " + figures.openedBy().library();
    String opened = Page.capital(KindNouns.of(figures.kind()).opened());
    context.add(
        (opened.isEmpty() ? "Opened" : opened) + " through " + figures.openedBy().api() + by + ".");
    if (!figures.openedBy().library().isEmpty() && !figures.openedBy().api().isEmpty()) {
      context.add("If that library pools connections, another call may have kept this one.");
    }
    if (figures.openedBy().origin() != CodeOrigin.APPLICATION) {
      context.add("No application code was on the stack.");
    }
    if (figures.stacks().distinct() > 1) {
      context.add(
          "Reached through " + Format.count(figures.stacks().distinct()) + " different stacks.");
    }
    if (!figures.stacks().closedBy().isEmpty()) {
      context.add(
          "Others are "
              + KindNouns.of(figures.kind()).closed()
              + " at "
              + String.join("; ", figures.stacks().closedBy())
              + ".");
    }
    if (!figures.held().sockets().topPeers().isEmpty()) {
      context.add(
          "Peers: " + Ranked.peers(figures.held().sockets().topPeers(), 5, redaction) + ".");
    }
    if (!figures.held().topDirectories().isEmpty()) {
      context.add("Directories: " + directories(figures.held().topDirectories()) + ".");
    }
    return String.join(" ", context);
  }

  private String directories(List<String> directories) {
    StringBuilder line = new StringBuilder();
    for (String directory : directories) {
      line.append(line.length() == 0 ? "" : ", ").append(redaction.directory(directory));
    }
    return line.toString();
  }
}
