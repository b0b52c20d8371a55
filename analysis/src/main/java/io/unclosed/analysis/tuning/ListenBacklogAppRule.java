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
      return Outcome.fine(ID, "This process has no listening TCP socket.");
    }
    String unknown = Overflows.unknown(s);
    if (unknown != null) {
      return Outcome.unknown(ID, unknown);
    }
    Severity severity = Overflows.severity(s, s.advised().contains(ID));
    if (severity == null) {
      return Outcome.fine(ID, Overflows.COUNTER + " is not increasing.");
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
        ? Outcome.unknown(
            ID, "connections are dropped, and the backlog of a listening socket is unknown")
        : Outcome.fine(
            ID,
            "Connections are dropped in this network namespace, but no accept queue of this process was"
                + " full.");
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
            + " are dropped: the accept queue is full at the application's backlog of "
            + Format.count(l.backlog()),
        List.of(Overflows.evidence(s, l, l.backlog())),
        List.of(
            "First, find out why accept() is slow: a blocked acceptor thread, no free file"
                + " descriptors, long GC pauses.",
            "Then set the backlog to "
                + value
                + " where the socket is opened"
                + site
                + ": new ServerSocket(port, "
                + value
                + "), or the option of the server (Tomcat"
                + " acceptCount, Jetty acceptQueueSize, Netty SO_BACKLOG)."),
        List.of("A change in the code or in the server configuration is permanent."),
        "Do not raise "
            + Overflows.SOMAXCONN
            + ": at "
            + s.setting(Overflows.SOMAXCONN)
            + " it is not the limit that applies here.",
        "");
  }
}
