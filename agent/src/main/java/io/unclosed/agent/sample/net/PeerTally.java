package io.unclosed.agent.sample.net;

import io.unclosed.analysis.input.PeerCount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts sockets by remote address, and by state too when asked. As many entries as there are
 * sockets at most; lives for one reading.
 */
final class PeerTally {
  private final Map<Peer, Peer> peers = new HashMap<>();

  /** Its own key: address and state; and how many sockets share them. */
  private static final class Peer implements Comparable<Peer> {
    final Endpoint remote;
    final @Nullable TcpState state;
    long count;

    Peer(Endpoint remote, @Nullable TcpState state) {
      this.remote = remote;
      this.state = state;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Peer that && state == that.state && remote.equals(that.remote);
    }

    @Override
    public int hashCode() {
      return remote.hashCode() + 31 * (state == null ? 0 : state.name().hashCode());
    }

    @Override
    public int compareTo(Peer other) {
      return Long.compare(other.count, count);
    }

    PeerCount result() {
      return new PeerCount(remote.toString(), state == null ? "" : state.name(), count);
    }
  }

  /**
   * @param state null for all states together
   */
  void add(Endpoint remote, @Nullable TcpState state) {
    if (remote.isNone()) {
      return;
    }
    Peer key = new Peer(remote, state);
    Peer known = peers.putIfAbsent(key, key);
    (known == null ? key : known).count++;
  }

  /** How many peers. */
  int size() {
    return peers.size();
  }

  /** Most first, at most {@code limit}. */
  List<PeerCount> most(int limit) {
    List<Peer> sorted = new ArrayList<>(peers.values());
    Collections.sort(sorted);
    List<PeerCount> most = new ArrayList<>();
    for (Peer peer : sorted.subList(0, Math.min(limit, sorted.size()))) {
      most.add(peer.result());
    }
    return List.copyOf(most);
  }
}
