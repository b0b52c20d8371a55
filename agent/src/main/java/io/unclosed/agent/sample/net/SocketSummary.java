package io.unclosed.agent.sample.net;

import io.unclosed.analysis.input.PeerCount;
import io.unclosed.analysis.input.SocketTable;
import io.unclosed.analysis.input.SocketTable.Listener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums up one reading of the table: the process's own sockets by state and by peer. */
final class SocketSummary {
  static final int MOST_PEERS = 200;
  static final int MOST_LISTENERS = 200;
  static final int MOST_DESTINATIONS = 20;
  static final long QUIET_NANOS = 2 * 3600 * 1_000_000_000L;

  private final HeldSockets held;
  private final long nowNanos;
  private final Map<TcpState, Long> states = new EnumMap<>(TcpState.class);
  private final PeerTally peers = new PeerTally();
  private final PeerTally quiet = new PeerTally();
  private final List<Listener> listeners = new ArrayList<>();
  private long unreadBytes;
  private long unsentBytes;

  /**
   * @param rows by descriptor, null where there is none
   */
  SocketSummary(@Nullable SocketRow[] rows, HeldSockets held, long nowNanos) {
    this.held = held;
    this.nowNanos = nowNanos;
    for (int fd = 0; fd < rows.length; fd++) {
      SocketRow row = rows[fd];
      if (row != null) {
        add(fd, row);
      }
    }
  }

  private void add(int fd, SocketRow row) {
    states.put(row.state(), states.getOrDefault(row.state(), 0L) + 1);
    unreadBytes += row.unreadBytes();
    unsentBytes += row.txQueue();
    peers.add(row.remote(), row.state());
    if (row.quietWithoutKeepalive(QUIET_NANOS, nowNanos)) {
      quiet.add(row.remote(), row.state());
    }
    if (row.state() == TcpState.LISTEN && listeners.size() < MOST_LISTENERS) {
      String local = row.local().toString();
      listeners.add(
          new Listener(local, row.rxQueue(), row.peakRxQueue(), held.backlog(fd), held.site(fd)));
    }
  }

  /** All of it, with the use of ports that the whole namespace makes. */
  SocketTable with(PortTally use) {
    List<PeerCount> most = peers.most(MOST_PEERS);
    return new SocketTable(
        nowNanos,
        statesByWord(),
        most,
        List.copyOf(listeners),
        use.most(MOST_DESTINATIONS),
        quiet.most(MOST_PEERS),
        unreadBytes,
        unsentBytes,
        peers.size() > most.size());
  }

  private Map<String, Long> statesByWord() {
    Map<String, Long> words = new LinkedHashMap<>();
    for (Map.Entry<TcpState, Long> entry : states.entrySet()) {
      words.put(entry.getKey().name(), entry.getValue());
    }
    return Collections.unmodifiableMap(words);
  }
}
