package io.unclosed.agent.export;

import io.unclosed.analysis.input.PeerCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Peers as a person counts them: clients of a server come from a port each, and what matters is how
 * many there are from where.
 */
public final class Peers {
  /** So many ports of one host, one connection each, are ports that a kernel chose. */
  private static final int CLIENT_PORTS = 3;

  private Peers() {}

  /**
   * Host by host: {@code 10.2.4.2 (13 ports)} in the place of 13 addresses with one connection
   * each. All others stay as they are; most connections first.
   */
  public static List<PeerCount> summed(List<PeerCount> peers) {
    Map<PeerCount, List<PeerCount>> singles = new LinkedHashMap<>();
    for (PeerCount peer : peers) {
      if (isSingle(peer)) {
        singles.computeIfAbsent(place(peer), host -> new ArrayList<>()).add(peer);
      }
    }
    List<PeerCount> summed = new ArrayList<>();
    for (PeerCount peer : peers) {
      if (!isSingle(peer) || ports(singles, peer) < CLIENT_PORTS) {
        summed.add(peer);
      }
    }
    for (Map.Entry<PeerCount, List<PeerCount>> host : singles.entrySet()) {
      int ports = host.getValue().size();
      if (ports >= CLIENT_PORTS) {
        String remote = host.getKey().remote() + " (" + ports + " ports)";
        summed.add(new PeerCount(remote, host.getKey().state(), ports));
      }
    }
    summed.sort((a, b) -> Long.compare(b.count(), a.count()));
    return summed;
  }

  private static int ports(Map<PeerCount, List<PeerCount>> singles, PeerCount peer) {
    return singles.getOrDefault(place(peer), List.of()).size();
  }

  private static boolean isSingle(PeerCount peer) {
    return peer.count() == 1 && portAt(peer.remote()) > 0;
  }

  /** Host and state. */
  private static PeerCount place(PeerCount peer) {
    return new PeerCount(peer.remote().substring(0, portAt(peer.remote())), peer.state(), 0);
  }

  /** Where the colon before the port is; -1 when the address has none. */
  private static int portAt(String address) {
    int colon = address.lastIndexOf(':');
    for (int i = colon + 1; i < address.length(); i++) {
      if (!Character.isDigit(address.charAt(i))) {
        return -1;
      }
    }
    return colon < address.length() - 1 ? colon : -1;
  }
}
