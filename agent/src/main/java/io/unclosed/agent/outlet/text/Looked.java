package io.unclosed.agent.outlet.text;

import io.unclosed.analysis.FrameFigures;
import io.unclosed.analysis.Snapshot;
import io.unclosed.analysis.SocketTable;
import java.util.Map;

/** Where there is no suspect: what was looked at, for what, and since when. */
final class Looked {
  private static final long YOUNG_SECONDS = 3600;

  private final Reading reading;
  private final Snapshot snapshot;
  private final Page page;

  Looked(Reading reading, Page page) {
    this.reading = reading;
    this.snapshot = reading.findings().snapshot();
    this.page = page;
  }

  void write() {
    if (!reading.numbered().isEmpty() || snapshot.watchedNanos() == 0) {
      return;
    }
    page.labelled("Looked", Page.MARGIN, at());
    page.labelled("", Page.MARGIN, evidence());
    if (reading.watchedSeconds() < YOUNG_SECONDS) {
      page.labelled("", Page.MARGIN, young());
    }
    page.blank();
  }

  private String at() {
    long opened = 0;
    long closed = 0;
    for (FrameFigures frame : snapshot.frames()) {
      opened += frame.opened();
      closed += frame.closed();
    }
    StringBuilder text = new StringBuilder("at ");
    text.append(Figures.count(opened, "opened resource")).append(", ");
    text.append(Figures.count(closed)).append(" of them closed again, from ");
    text.append(Figures.count(snapshot.frames().size(), "line")).append(" of code in ");
    text.append(Figures.span(reading.watchedSeconds())).append(". Open now: ");
    return text.append(open(snapshot.openByKind())).append('.').toString();
  }

  private static String open(Map<String, Long> openByKind) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Long> entry : Ranked.ranked(openByKind)) {
      text.append(text.length() == 0 ? "" : ", ").append(Figures.count(entry.getValue()));
      text.append(' ').append(KindWords.noun(entry.getKey(), entry.getValue()));
    }
    return text.length() == 0 ? "nothing" : text.toString();
  }

  private String evidence() {
    long collected = 0;
    for (long count : snapshot.collectedByKind().values()) {
      collected += count;
    }
    return "for what the collector had to close ("
        + Figures.count(collected)
        + "), what nothing can close any more, sockets whose peer has hung up (CLOSE_WAIT "
        + closeWait()
        + "), what stays open far longer than its like, what keeps growing, and descriptors "
        + Account.untracked(reading)
        + " ("
        + Figures.count(snapshot.descriptors().untracked())
        + ").";
  }

  private String closeWait() {
    return snapshot.sockets().equals(SocketTable.UNKNOWN)
        ? "cannot be seen"
        : Figures.count(snapshot.sockets().states().getOrDefault("CLOSE_WAIT", 0L));
  }

  private String young() {
    return "Watched for only "
        + Figures.span(reading.watchedSeconds())
        + ": a leak of a few an hour would not show yet. Ask again later.";
  }
}
