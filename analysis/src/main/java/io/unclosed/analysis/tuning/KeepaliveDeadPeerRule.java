package io.unclosed.analysis.tuning;

import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.TuningAdvice;
import io.unclosed.analysis.input.PeerCount;
import io.unclosed.analysis.input.SocketTable;
import io.unclosed.analysis.words.Format;
import java.util.List;

/**
 * Connections that have been quiet for hours and that nothing will ever check: when their peers
 * vanish without a word, they stay for good.
 *
 * <p>The kernel's table does not tell when data last flowed. What shows no trace of traffic may
 * have had some all the same, but what has had none shows none: so that there are few is certain,
 * that there are many is not, unless a suspect says of the same peer that connections to it are not
 * given back.
 */
final class KeepaliveDeadPeerRule implements TuningRule {
  private static final String ID = "KEEPALIVE_DEAD_PEER";
  private static final long FEWEST = 5;
  private static final double LEAST_SHARE = 0.05;
  private static final String UNSURE =
      ". They may be idle, dead, or in use without a trace in the kernel's socket table";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Outcome check(TuningContext s) {
    SocketTable table = s.snapshot().sockets();
    if (table.readAtNanos() == 0 && table.states().isEmpty()) {
      return Outcome.unknown(ID, "the socket table cannot be read");
    }
    long quiet = 0;
    for (PeerCount peer : table.quietWithoutKeepalive()) {
      quiet += peer.count();
    }
    long established = table.states().getOrDefault("ESTABLISHED", 0L);
    String figures =
        Format.count(quiet)
            + " of "
            + Format.count(established)
            + " established connections have shown no traffic for 2 h and have no keepalive";
    if (quiet < FEWEST || quiet <= LEAST_SHARE * established) {
      return Outcome.fine(ID, figures + ".");
    }
    String suspect = suspectOf(s);
    return suspect.isEmpty()
        ? Outcome.unknown(ID, figures + ", most of them to " + most(table) + UNSURE)
        : Outcome.advice(advice(figures, table, suspect));
  }

  private static String most(SocketTable table) {
    PeerCount most = table.quietWithoutKeepalive().get(0);
    return most.remote() + " (" + Format.count(most.count()) + ")";
  }

  private static TuningAdvice advice(String figures, SocketTable table, String suspectId) {
    return new TuningAdvice(
        ID,
        Severity.INFO,
        Confidence.POSSIBLE,
        "",
        "no keepalive",
        "",
        figures,
        List.of(
            "Most of them to " + most(table) + ".",
            "Suspect " + suspectId + " has connections to that peer that are never closed."),
        List.of(
            "Set a read timeout in the code, and a maximum idle time in the connection pool.",
            "Call socket.setKeepAlive(true), and setOption with"
                + " ExtendedSocketOptions.TCP_KEEPIDLE 300, TCP_KEEPINTERVAL 30 and TCP_KEEPCOUNT 4."),
        List.of("A change in the code is permanent."),
        "Do not set net.ipv4.tcp_keepalive_time alone: it affects only sockets with SO_KEEPALIVE, and"
            + " does not end CLOSE_WAIT.",
        suspectId);
  }

  private static String suspectOf(TuningContext s) {
    for (LeakSuspect suspect : s.suspects()) {
      if (suspect.figures() != null) {
        for (PeerCount mine : suspect.figures().held().sockets().topPeers()) {
          for (PeerCount quiet : s.snapshot().sockets().quietWithoutKeepalive()) {
            if (quiet.remote().equals(mine.remote())) {
              return suspect.id();
            }
          }
        }
      }
    }
    return "";
  }
}
