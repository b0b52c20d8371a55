package io.unclosed.analysis.tuning;

import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.TuningAdvice;
import io.unclosed.analysis.input.SocketTable.Listener;
import io.unclosed.analysis.words.Format;
import java.util.ArrayList;
import java.util.List;

/**
 * Connections are dropped because the kernel cut short the queue that the application asked for.
 */
final class ListenSomaxconnRule implements TuningRule {
  private static final String ID = "LISTEN_SOMAXCONN";
  private static final long LARGEST = 65535;

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
    long maximum = s.setting(Overflows.SOMAXCONN);
    Severity severity = Overflows.severity(s, s.advised().contains(ID));
    if (severity != null) {
      for (Listener l : listeners) {
        if (l.backlog() > maximum && maximum < LARGEST && Overflows.wasFull(l, maximum)) {
          return Outcome.advice(advice(s, l, maximum, severity));
        }
      }
    }
    return Outcome.fine(
        ID,
        Overflows.SOMAXCONN
            + " is "
            + Format.count(maximum)
            + "; it does not limit any accept queue of this process.");
  }

  private static TuningAdvice advice(TuningContext s, Listener l, long maximum, Severity severity) {
    String value = Long.toString(Math.min(l.backlog(), LARGEST));
    List<String> remedy =
        new ArrayList<>(SysctlRemedy.now(s.environment(), Overflows.SOMAXCONN, value));
    remedy.add("Restart the application: the new value applies at the next listen().");
    return new TuningAdvice(
        ID,
        severity,
        Confidence.CERTAIN,
        Overflows.SOMAXCONN,
        Long.toString(maximum),
        value,
        "Connections to "
            + l.local()
            + " are dropped: the application asked for a backlog of "
            + Format.count(l.backlog())
            + ", the kernel limited it to "
            + Format.count(maximum),
        List.of(Overflows.evidence(s, l, maximum)),
        List.copyOf(remedy),
        SysctlRemedy.persist(s.environment(), Overflows.SOMAXCONN, value),
        "Do not stop there: a longer queue adds latency under overload and no throughput. Also find"
            + " out why accept() is slow.",
        "");
  }
}
