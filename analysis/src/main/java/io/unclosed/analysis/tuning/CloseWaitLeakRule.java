package io.unclosed.analysis.tuning;

import io.unclosed.analysis.finding.Evidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.TuningAdvice;
import io.unclosed.analysis.input.SocketTable;
import io.unclosed.analysis.words.Format;
import java.util.List;

/** Sockets in CLOSE_WAIT that the program forgot: the one problem for which there is no setting. */
final class CloseWaitLeakRule implements TuningRule {
  private static final String ID = "CLOSE_WAIT_LEAK";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Outcome check(TuningContext s) {
    for (LeakSuspect suspect : s.suspects()) {
      for (Evidence e : suspect.rating().evidence()) {
        if (e.code() == EvidenceCode.CLOSE_WAIT) {
          return Outcome.advice(advice(suspect, e));
        }
      }
    }
    SocketTable table = s.snapshot().sockets();
    if (table.readAtNanos() == 0 && table.states().isEmpty()) {
      return Outcome.unknown(ID, "the socket table cannot be read");
    }
    long n = table.states().getOrDefault("CLOSE_WAIT", 0L);
    return Outcome.fine(
        ID,
        Format.count(n, "socket is", "sockets are")
            + " in CLOSE_WAIT; no evidence of a leak among them so far.");
  }

  private static TuningAdvice advice(LeakSuspect suspect, Evidence e) {
    return new TuningAdvice(
        ID,
        suspect.rating().severity(),
        e.confidence(),
        "",
        Format.count(e.leaked()) + " in CLOSE_WAIT",
        "",
        Format.count(e.leaked(), "socket was", "sockets were")
            + " closed by the peer and not by this program",
        List.of(e.sentence()),
        List.of("At " + suspect.site() + ": " + suspect.text().remedy()),
        List.of(),
        "Do not tune tcp_fin_timeout or keepalive: no kernel setting ends CLOSE_WAIT. A higher file"
            + " descriptor limit only buys time.",
        suspect.id());
  }
}
