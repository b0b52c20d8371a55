package io.unclosed.agent.snapshot;

import io.unclosed.agent.sample.fd.FdTarget;
import io.unclosed.agent.sample.proc.NativeLibraries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which native libraries are likely behind the untracked descriptors. For the heartbeat's thread
 * alone.
 *
 * <p>Nothing tells for certain who opened a descriptor past the JDK. What the program brought along
 * and has mapped is likely, the more so the fewer there are: with one it is named, with two or
 * three all are, and with more nothing is said.
 */
final class UntrackedFdAttribution {
  /** Fewer are what any JVM may have for a moment: no reason to read the mappings. */
  private static final int FEW = 5;

  private static final int MOST_LIBRARIES = 3;

  private final FdReconciliation book;
  private final NativeLibraries libraries;

  UntrackedFdAttribution(FdReconciliation book, NativeLibraries libraries) {
    this.book = book;
    this.libraries = libraries;
  }

  /**
   * Untracked descriptors of one sort.
   *
   * @param word what they point to: {@code socket}, {@code file}, {@code eventfd} …
   * @param count how many
   * @param likelyLibraries file names, at most three; empty when nothing can be said
   */
  record Sort(String word, long count, List<String> likelyLibraries) {}

  /** The sorts there are now, most first. */
  List<Sort> sorts(long nowNanos) {
    Map<String, Long> counts = new HashMap<>();
    for (int number : book.numbers()) {
      String target = book.untracked(number);
      if (target != null && !target.isEmpty()) {
        counts.merge(FdTarget.word(target), 1L, Long::sum);
      }
    }
    List<Sort> sorts = new ArrayList<>();
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      boolean asks = entry.getValue() >= FEW;
      sorts.add(new Sort(entry.getKey(), entry.getValue(), asks ? likely(nowNanos) : List.of()));
    }
    sorts.sort(Collections.reverseOrder((a, b) -> Long.compare(a.count(), b.count())));
    return sorts;
  }

  private List<String> likely(long nowNanos) {
    List<String> names = libraries.names(nowNanos);
    return names.size() <= MOST_LIBRARIES ? names : List.of();
  }
}
