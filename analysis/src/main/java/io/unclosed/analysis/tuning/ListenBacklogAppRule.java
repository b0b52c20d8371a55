package io.unclosed.analysis.tuning;

import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.TuningAdvice;
import io.unclosed.analysis.input.SocketTable.Listener;
import io.unclosed.analysis.words.Format;
import java.util.List;

/**
 * Connections are dropped because the application asked for a short queue. The kernel's maximum,
 * which is larger, is not what binds: it must not be advised.
 */
final class ListenBacklogAppRule implements TuningRule {
  private static final String ID = "LISTEN_BACKLOG_APP";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Outcome check(TuningContext s) {
    List<Listener> listeners = s.snapshot().sockets().listeners();
    if (listeners.isEmpty()) {
      return Outcome.fine(ID, "The process listens nowhere.");
    }
    String unknown = Overflows.unknown(s);
    if (unknown != null) {
      return Outcome.unknown(ID, unknown);
    }
    Severity severity = Overflows.severity(s, s.advised().contains(ID));
    if (severity == null) {
      return Outcome.fine(ID, Overflows.COUNTER + " does not rise.");
    }
    boolean unsure = false;
    for (Listener l : listeners) {
      boolean binds = l.backlog() >= 0 && l.backlog() < s.setting(Overflows.SOMAXCONN);
      if (binds && Overflows.wasFull(l, l.backlog())) {
        return Outcome.advice(advice(s, l, severity));
      }
      unsure |= l.backlog() < 0 && l.peakQueued() > 0;
    }
    return unsure
        ? Outcome.unknown(ID, "connections are dropped, and a listener's backlog is not known")
        : Outcome.fine(
            ID, "Connections are dropped in this namespace, but no listener here was full.");
  }

  private static TuningAdvice advice(TuningContext s, Listener l, Severity severity) {
    long value = Math.max(512, Math.min(4096, FdLimitRule.pow2Ceil(4 * l.backlog())));
    String site = l.site().isEmpty() ? "" : " (" + l.site() + ")";
    return new TuningAdvice(
        ID,
        severity,
        Confidence.CERTAIN,
        "backlog of " + l.local(),
        Format.count(l.backlog()),
        Format.count(value),
        "Connections to "
            + l.local()
            + " are dropped: the application's backlog of "
            + Format.count(l.backlog())
            + " is full",
        List.of(Overflows.evidence(s, l, l.backlog())),
        List.of(
            "First find out why accepting is slow: a blocked acceptor, descriptors used up, long"
                + " pauses.",
            "Then pass a backlog of "
                + value
                + " where it listens"
                + site
                + ": new"
                + " ServerSocket(port, "
                + value
                + "), or the server's own option (Tomcat"
                + " acceptCount, Jetty acceptQueueSize, Netty SO_BACKLOG)."),
        List.of("It is in the code or in the server's configuration, and lasts."),
        "Not "
            + Overflows.SOMAXCONN
            + ": at "
            + s.setting(Overflows.SOMAXCONN)
            + " it is not what"
            + " binds.",
        "");
  }
}
