package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.LimitForecast.Outlook;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.kind.Kind;
import io.unclosed.analysis.words.Format;
import java.util.ArrayList;
import java.util.List;

/** What has failed since the start because a limit was reached, and where. */
final class FailuresSection {
  private FailuresSection() {}

  /** One sentence for each; empty as a rule. */
  static List<String> sentences(Reading reading) {
    List<String> sentences = new ArrayList<>();
    Snapshot snapshot = reading.findings().snapshot();
    if (snapshot.openFailures() > 0) {
      sentences.add(opens(reading));
    }
    if (ThreadStartsSection.failed(reading)) {
      sentences.add(ThreadStartsSection.headline(reading));
    }
    long connects = snapshot.kernel().connectFailures();
    if (connects > 0) {
      sentences.add(
          Format.count(connects, "connect")
              + " failed since start: no local port was left (EADDRNOTAVAIL)."
              + " See EPHEMERAL_PORTS in the tuning report.");
    }
    return sentences;
  }

  /** {@code File descriptors ran out earlier: 1 open failed since start.} */
  private static String opens(Reading reading) {
    Snapshot snapshot = reading.findings().snapshot();
    Outlook now = reading.findings().limit(ForecastSentence.DESCRIPTORS).outlook();
    return (now == Outlook.REACHED ? "" : "File descriptors ran out earlier: ")
        + Format.count(snapshot.openFailures(), "open")
        + " failed since start"
        + most(snapshot)
        + ".";
  }

  /** {@code , most often at com.acme.Job.read(Job.java:7)}; empty where none is known. */
  private static String most(Snapshot snapshot) {
    CallSiteStats most = null;
    for (CallSiteStats frame : snapshot.frames()) {
      boolean counts = frame.counts().failed() > 0 && !Kind.THREAD.is(frame.kind());
      if (counts && (most == null || frame.counts().failed() > most.counts().failed())) {
        most = frame;
      }
    }
    return most == null ? "" : ", most often at " + most.site();
  }
}
