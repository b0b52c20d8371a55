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
      return Outcome.fine(ID, "The process listens nowhere.");
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
            + "; no listener was cut short by it.");
  }

  private static TuningAdvice advice(TuningContext s, Listener l, long maximum, Severity severity) {
    String value = Long.toString(Math.min(l.backlog(), LARGEST));
    List<String> remedy =
        new ArrayList<>(SysctlRemedy.now(s.environment(), Overflows.SOMAXCONN, value));
    remedy.add("Restart the application: a change acts only at the next listen().");
    return new TuningAdvice(
        ID,
        severity,
        Confidence.CERTAIN,
        Overflows.SOMAXCONN,
        Long.toString(maximum),
        value,
        "Connections to "
            + l.local()
            + " are dropped: the application asked for a queue of "
            + Format.count(l.backlog())
            + ", the kernel gave "
            + Format.count(maximum),
        List.of(Overflows.evidence(s, l, maximum)),
        List.copyOf(remedy),
        SysctlRemedy.persist(s.environment(), Overflows.SOMAXCONN, value),
        "A longer queue adds waiting under overload and no throughput: find out as well why"
            + " accepting is slow.",
        "");
  }
}
