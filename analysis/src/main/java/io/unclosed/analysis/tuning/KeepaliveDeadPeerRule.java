package io.unclosed.analysis.tuning;

import io.unclosed.analysis.Confidence;
import io.unclosed.analysis.PeerCount;
import io.unclosed.analysis.Recommendation;
import io.unclosed.analysis.Severity;
import io.unclosed.analysis.SocketTable;
import io.unclosed.analysis.Suspect;
import io.unclosed.analysis.words.Words;
import java.util.List;

/**
 * Connections that have been silent for hours and that nothing will ever check: when their peers
 * vanish without a word, they stay for good.
 */
final class KeepaliveDeadPeerRule implements TuningRule {
  private static final String ID = "KEEPALIVE_DEAD_PEER";
  private static final long FEWEST = 5;
  private static final double LEAST_SHARE = 0.05;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Outcome check(Situation s) {
    SocketTable table = s.snapshot().sockets();
    if (table.readAtNanos() == 0 && table.states().isEmpty()) {
      return Outcome.unknown(ID, "the socket table cannot be read");
    }
    long idle = 0;
    for (PeerCount peer : table.idleWithoutKeepalive()) {
      idle += peer.count();
    }
    long established = table.states().getOrDefault("ESTABLISHED", 0L);
    String figures =
        Words.count(idle)
            + " of "
            + Words.count(established)
            + " established connections have been silent for two hours and have no keepalive";
    boolean many = idle >= FEWEST && idle > LEAST_SHARE * established;
    return many
        ? Outcome.advice(advice(figures, table, suspectOf(s)))
        : Outcome.fine(ID, figures + ".");
  }

  private static Recommendation advice(String figures, SocketTable table, String suspectId) {
    PeerCount most = table.idleWithoutKeepalive().get(0);
    return new Recommendation(
        ID,
        Severity.INFO,
        Confidence.LIKELY,
        "",
        "no keepalive",
        "",
        figures,
        List.of("Most of them to " + most.remote() + " (" + Words.count(most.count()) + ")."),
        List.of(
            "In the code: a read timeout, and a longest idle time in the pool.",
            "And socket.setKeepAlive(true) with setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 300),"
                + " TCP_KEEPINTERVAL 30 and TCP_KEEPCOUNT 4."),
        List.of("It is in the code, and lasts."),
        "Not net.ipv4.tcp_keepalive_time alone: it acts only on sockets that have SO_KEEPALIVE, and"
            + " ends no CLOSE_WAIT.",
        suspectId);
  }

  private static String suspectOf(Situation s) {
    for (Suspect suspect : s.suspects()) {
      if (suspect.figures() != null && suspect.severity() != Severity.INFO) {
        for (PeerCount mine : suspect.figures().sockets().topPeers()) {
          for (PeerCount idle : s.snapshot().sockets().idleWithoutKeepalive()) {
            if (idle.remote().equals(mine.remote())) {
              return suspect.id();
            }
          }
        }
      }
    }
    return "";
  }
}
