package io.unclosed.agent.snapshot;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.LedgerStart;
import io.unclosed.agent.query.AttachBaseline;
import io.unclosed.agent.query.AttachBaseline.Target;
import io.unclosed.agent.sample.detail.FdDetails;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sums up what was open at an attach: sockets by peer and state, files by folder, threads by name,
 * the rest by kind. Used once; only the {@value #KEPT} greatest sums stay.
 */
final class AttachSummary {
  private static final int KEPT = 20;
  private static final String ARROW = " -> ";

  private final String[] kinds;
  private final Map<Target, Long> counts = new HashMap<>();
  private long all;

  AttachSummary(String[] kinds) {
    this.kinds = kinds;
  }

  void descriptor(int kind, FdDetails.Detail detail) {
    add(kind, place(kind, detail.text()), detail.state());
  }

  /**
   * Those that the application has.
   *
   * @param running null from the last one on
   */
  void threads(Thread[] running) {
    for (Thread thread : running) {
      if (thread != null && !LedgerStart.isOfTheJvm(thread)) {
        add(Kinds.THREAD, thread.getName().replaceAll("[0-9]+", "#"), "");
      }
    }
  }

  private void add(int kind, String place, String state) {
    all++;
    // The count is no part of what they have in common.
    counts.merge(new Target(kinds[kind], place, state, 0), 1L, Long::sum);
  }

  private static String place(int kind, String detail) {
    if (kind == Kinds.SOCKET) {
      int arrow = detail.indexOf(ARROW);
      return arrow < 0 ? detail : detail.substring(arrow + ARROW.length());
    }
    if (kind == Kinds.FILE) {
      int slash = detail.lastIndexOf('/');
      return slash < 0 ? detail : detail.substring(0, Math.max(1, slash));
    }
    boolean named = kind == Kinds.UNIX_SOCKET && !detail.equals(FdDetails.UNNAMED);
    return named || kind == Kinds.SERVER_SOCKET ? detail : "";
  }

  AttachBaseline summary() {
    List<Target> targets = new ArrayList<>();
    for (Map.Entry<Target, Long> one : counts.entrySet()) {
      Target target = one.getKey();
      targets.add(new Target(target.kind(), target.place(), target.state(), one.getValue()));
    }
    targets.sort(
        Comparator.comparingLong(Target::count)
            .reversed()
            .thenComparing(Target::kind)
            .thenComparing(Target::place));
    return new AttachBaseline(all, all, List.copyOf(first(targets)));
  }

  private static List<Target> first(List<Target> targets) {
    return targets.subList(0, Math.min(KEPT, targets.size()));
  }
}
