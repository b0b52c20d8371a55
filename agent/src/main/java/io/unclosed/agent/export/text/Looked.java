package io.unclosed.agent.export.text;

import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.words.Format;
import io.unclosed.analysis.words.KindNouns;
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
    for (CallSiteStats frame : snapshot.frames()) {
      // What the JDK opens for itself is the JVM's own in the account, and no line to look at.
      if (!frame.internal()) {
        opened += frame.opened();
        closed += frame.closed();
        lines++;
      }
    }
    StringBuilder text = new StringBuilder("at ");
    text.append(Format.count(opened, "opened resource")).append(", ");
    text.append(Format.count(closed)).append(" of them closed again, from ");
    text.append(Format.count(lines, "line")).append(" of code in ");
    text.append(Format.seconds(reading.watchedSeconds())).append(". Open now: ");
    return text.append(open(snapshot.openByKind())).append('.').toString();
  }

  private static String open(Map<String, Long> openByKind) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Long> entry : Ranked.ranked(openByKind)) {
      text.append(text.length() == 0 ? "" : ", ")
          .append(KindNouns.of(entry.getKey()).count(entry.getValue()));
    }
    return text.length() == 0 ? "nothing" : text.toString();
  }

  private String evidence() {
    long collected = 0;
    for (CallSiteStats frame : snapshot.frames()) {
      // Buffers are the collector's to free.
      boolean buffer = frame.kind().endsWith("-buffer");
      collected += frame.internal() || buffer ? 0 : frame.collected();
    }
    return "for what the collector had to close ("
        + Format.count(collected)
        + "), what nothing can close any more, sockets whose peer has hung up (CLOSE_WAIT "
        + closeWait()
        + "), what stays open far longer than its like, what keeps growing, and descriptors "
        + Account.untracked(reading)
        + " ("
        + Format.count(snapshot.descriptors().untracked())
        + ").";
  }

  private String closeWait() {
    return snapshot.sockets().isUnknown()
        ? "cannot be seen"
        : Format.count(snapshot.sockets().states().getOrDefault("CLOSE_WAIT", 0L));
  }

  private String young() {
    return "Watched for only "
        + Format.seconds(reading.watchedSeconds())
        + ": a leak of a few an hour would not show yet. Ask again later.";
  }
}
