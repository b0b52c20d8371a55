package io.unclosed.agent.outlet.text;

import io.unclosed.analysis.PeerCount;
import java.util.ArrayList;
import java.util.HashMap;
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
      line.append(Figures.count(ranked.get(i).getValue()));
    }
    if (ranked.size() > limit) {
      line.append(" and ").append(Figures.count(ranked.size() - limit)).append(" more");
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

  /** Peers, all states of one address together. */
  static String peers(List<PeerCount> peers, int limit, Redaction redaction) {
    Map<String, Long> byAddress = new HashMap<>();
    for (PeerCount peer : peers) {
      byAddress.merge(redaction.sentence(peer.remote()), peer.count(), Long::sum);
    }
    return of(byAddress, limit);
  }
}
