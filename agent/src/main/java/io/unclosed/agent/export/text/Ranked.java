package io.unclosed.agent.export.text;

import io.unclosed.agent.export.Peers;
import io.unclosed.agent.redact.Redaction;
import io.unclosed.analysis.input.PeerCount;
import io.unclosed.analysis.words.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Named counts in one line, most first: {@code CLOSE_WAIT 2,871, ESTABLISHED 214}. */
final class Ranked {
  private Ranked() {}

  /** At most {@code limit} of them; says how many more there are. */
  static String of(Map<String, Long> counts, int limit) {
    List<Map.Entry<String, Long>> ranked = ranked(counts);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < ranked.size() && i < limit; i++) {
      line.append(i == 0 ? "" : ", ").append(ranked.get(i).getKey()).append(' ');
      line.append(Format.count(ranked.get(i).getValue()));
    }
    if (ranked.size() > limit) {
      line.append(" and ").append(Format.count(ranked.size() - limit)).append(" more");
    }
    return ranked.isEmpty() ? "none" : line.toString();
  }

  /** Most first, without those that are 0. */
  static List<Map.Entry<String, Long>> ranked(Map<String, Long> counts) {
    List<Map.Entry<String, Long>> ranked = new ArrayList<>(counts.entrySet());
    ranked.removeIf(entry -> entry.getValue() == 0);
    ranked.sort(
        (a, b) -> {
          int byCount = Long.compare(b.getValue(), a.getValue());
          return byCount != 0 ? byCount : a.getKey().compareTo(b.getKey());
        });
    return ranked;
  }

  /** Peers, all states of one address together, and clients by their host. */
  static String peers(List<PeerCount> peers, int limit, Redaction redaction) {
    Map<String, Long> byAddress = new LinkedHashMap<>();
    for (PeerCount peer : peers) {
      byAddress.merge(redaction.sentence(peer.remote()), peer.count(), Long::sum);
    }
    List<PeerCount> addresses = new ArrayList<>();
    for (Map.Entry<String, Long> entry : byAddress.entrySet()) {
      addresses.add(new PeerCount(entry.getKey(), "", entry.getValue()));
    }
    Map<String, Long> summed = new LinkedHashMap<>();
    for (PeerCount peer : Peers.summed(addresses)) {
      summed.put(peer.remote(), peer.count());
    }
    return of(summed, limit);
  }
}
