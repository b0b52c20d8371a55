package io.unclosed.analysis.holder;

import java.util.List;

/**
 * A cache or pool that keeps what it opens, by design: whoever reads its line in a stack must know
 * that it is not the line that forgot a close.
 *
 * @param id name of its page under {@code docs/holders}
 * @param words what it is called in a sentence: "held by …"
 * @param kinds words of the kinds that it holds; empty for all
 * @param classes beginnings of the names of its classes
 * @param remedy one sentence: what ends the leak there
 * @param remedyOfClients the same where it is the holder's own threads and selectors that pile up,
 *     because there are ever more holders
 */
public record KnownHolder(
    String id,
    String words,
    List<String> kinds,
    List<String> classes,
    String remedy,
    String remedyOfClients) {

  KnownHolder(String id, String words, List<String> kinds, List<String> classes, String remedy) {
    this(id, words, kinds, classes, remedy, remedy);
  }

  boolean holds(String kind) {
    return kinds.isEmpty() || kinds.contains(kind);
  }

  boolean isCodeOf(String className) {
    for (String beginning : classes) {
      if (className.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
