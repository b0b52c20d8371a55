package io.unclosed.agent.snapshot;

import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.agent.ledger.site.CallSiteCounters;
import io.unclosed.agent.sample.fd.FdLinks;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.kind.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * In which directories the files are that a suspect holds.
 *
 * <p>A link takes 4 to 12 µs, so only those of suspects are read, at most {@link #LINKS} a beat,
 * and what is known of a line is of the last beat. For the heartbeat's thread alone.
 */
final class FileDirectories {
  /** Links read a beat, shared by the suspects in their order. */
  private static final int LINKS = 500;

  private static final int MOST = 3;

  private final LedgerReader ledger;
  private final FdLinks links;

  /** By suspect; as many as there are of files. */
  private Map<String, List<String>> known = Map.of();

  FileDirectories(LedgerReader ledger, FdLinks links) {
    this.ledger = ledger;
    this.links = links;
  }

  /** The directories with most open files of a line, most first; empty when it is no suspect. */
  List<String> of(String id) {
    return known.getOrDefault(id, List.of());
  }

  /** Looks at what the suspects hold now. */
  void see(Findings findings, CallSiteCounters[] groups) {
    Map<Integer, List<Integer>> held = new HashMap<>();
    for (LeakSuspect suspect : findings.suspects()) {
      for (CallSiteCounters group : groups) {
        if (group.id().equals(suspect.id()) && Kind.FILE.is(group.kind())) {
          held.put(group.index(), new ArrayList<>());
        }
      }
    }
    known = held.isEmpty() ? Map.of() : directories(held, groups);
  }

  private Map<String, List<String>> directories(
      Map<Integer, List<Integer>> held, CallSiteCounters[] groups) {
    ledger.forEachHeld(
        (fd, slot) -> {
          List<Integer> numbers = held.get(slot.group());
          if (numbers != null && !slot.isPart()) {
            numbers.add(fd);
          }
        });
    int each = LINKS / held.size();
    Map<String, List<String>> byId = new HashMap<>();
    for (Map.Entry<Integer, List<Integer>> entry : held.entrySet()) {
      byId.put(groups[entry.getKey()].id(), most(entry.getValue(), each));
    }
    return byId;
  }

  private List<String> most(List<Integer> numbers, int bound) {
    Map<String, Integer> files = new HashMap<>();
    int looked = Math.min(bound, numbers.size());
    for (int fd : numbers.subList(0, looked)) {
      String path = links.target(fd);
      int slash = path.lastIndexOf('/');
      if (slash >= 0) {
        files.merge(slash == 0 ? "/" : path.substring(0, slash), 1, Integer::sum);
      }
    }
    String of = looked < numbers.size() ? " of " + looked + " sampled" : "";
    return files.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
        .limit(MOST)
        .map(entry -> entry.getKey() + " (" + entry.getValue() + of + ")")
        .toList();
  }
}
