package io.unclosed.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.input.PeerCount;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeersTest {
  private static List<PeerCount> clients(String host, int number) {
    List<PeerCount> clients = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      clients.add(new PeerCount(host + ":" + (40_001 + 2 * i), "ESTABLISHED", 1));
    }
    return clients;
  }

  @Test
  void clientsOfOneHost_areOnePeer() {
    List<PeerCount> peers = clients("[fe80::7]", 37);
    peers.add(new PeerCount("10.2.4.2:5432", "ESTABLISHED", 20));

    assertThat(Peers.summed(peers))
        .containsExactly(
            new PeerCount("[fe80::7] (37 ports)", "ESTABLISHED", 37),
            new PeerCount("10.2.4.2:5432", "ESTABLISHED", 20));
  }

  @Test
  void twoServicesOfOneHost_stayTwo() {
    List<PeerCount> peers = clients("10.2.4.2", 2);

    assertThat(Peers.summed(peers)).isEqualTo(peers);
  }

  @Test
  void statesStayApart() {
    List<PeerCount> peers = clients("10.2.4.2", 3);
    peers.add(new PeerCount("10.2.4.2:40009", "CLOSE_WAIT", 1));

    assertThat(Peers.summed(peers))
        .containsExactlyInAnyOrder(
            new PeerCount("10.2.4.2 (3 ports)", "ESTABLISHED", 3),
            new PeerCount("10.2.4.2:40009", "CLOSE_WAIT", 1));
  }

  @Test
  void whatHasNoPort_isLeftAlone() {
    List<PeerCount> peers =
        List.of(
            new PeerCount("unknown", "ESTABLISHED", 1),
            new PeerCount("", "LISTEN", 1),
            new PeerCount("host:", "LISTEN", 1));

    assertThat(Peers.summed(peers)).isEqualTo(peers);
  }
}
