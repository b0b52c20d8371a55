package io.unclosed.agent.outlet.text;

import io.unclosed.analysis.FrameFigures;
import io.unclosed.analysis.Snapshot;
import io.unclosed.analysis.words.KindWords;
import io.unclosed.analysis.words.Words;
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
    long lines = 0;
    for (FrameFigures frame : snapshot.frames()) {
      // What the JDK opens for itself is the JVM's own in the account, and no line to look at.
      if (!frame.internal()) {
        opened += frame.opened();
        closed += frame.closed();
        lines++;
      }
    }
    StringBuilder text = new StringBuilder("at ");
    text.append(Words.count(opened, "opened resource")).append(", ");
    text.append(Words.count(closed)).append(" of them closed again, from ");
    text.append(Words.count(lines, "line")).append(" of code in ");
    text.append(Words.seconds(reading.watchedSeconds())).append(". Open now: ");
    return text.append(open(snapshot.openByKind())).append('.').toString();
  }

  private static String open(Map<String, Long> openByKind) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Long> entry : Ranked.ranked(openByKind)) {
      text.append(text.length() == 0 ? "" : ", ")
          .append(KindWords.of(entry.getKey()).count(entry.getValue()));
    }
    return text.length() == 0 ? "nothing" : text.toString();
  }

  private String evidence() {
    long collected = 0;
    for (FrameFigures frame : snapshot.frames()) {
      // Buffers are the collector's to free.
      boolean buffer = frame.kind().endsWith("-buffer");
      collected += frame.internal() || buffer ? 0 : frame.collected();
    }
    return "for what the collector had to close ("
        + Words.count(collected)
        + "), what nothing can close any more, sockets whose peer has hung up (CLOSE_WAIT "
        + closeWait()
        + "), what stays open far longer than its like, what keeps growing, and descriptors "
        + Account.untracked(reading)
        + " ("
        + Words.count(snapshot.descriptors().untracked())
        + ").";
  }

  private String closeWait() {
    return snapshot.sockets().isUnknown()
        ? "cannot be seen"
        : Words.count(snapshot.sockets().states().getOrDefault("CLOSE_WAIT", 0L));
  }

  private String young() {
    return "Watched for only "
        + Words.seconds(reading.watchedSeconds())
        + ": a leak of a few an hour would not show yet. Ask again later.";
  }
}
