package io.unclosed.agent.export.text;

import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.input.SocketTable;
import io.unclosed.analysis.words.Format;

/** States and peers of the process's TCP sockets, and how old these figures are. */
final class TcpSection {
  /** Older figures say so. */
  private static final long OLD_SECONDS = 5;

  private static final int STATES = 8;
  private static final int PEERS = 5;

  private TcpSection() {}

  static void write(Reading reading, Page page) {
    SocketTable sockets = reading.findings().snapshot().sockets();
    if (!sockets.states().isEmpty()) {
      page.labelled(
          "TCP",
          Ranked.of(sockets.states(), STATES)
              + age(reading.findings().snapshot())
              + ". Peers: "
              + Ranked.peers(sockets.peers(), PEERS, reading.redaction())
              + ".");
    }
  }

  /** {@code (4 min ago)}; empty when they are of the report's moment. */
  static String age(Snapshot snapshot) {
    long seconds = secondsAgo(snapshot);
    return seconds > OLD_SECONDS ? " (" + Format.seconds(seconds) + " ago)" : "";
  }

  /** How old the table is; -1 when there is none. */
  static long secondsAgo(Snapshot snapshot) {
    long nanos = snapshot.nanos() - snapshot.sockets().readAtNanos();
    return snapshot.sockets().isUnknown() ? -1 : Math.max(0, nanos / 1_000_000_000L);
  }
}
