package io.unclosed.analysis.holder;

import io.unclosed.analysis.kind.Kind;
import java.util.List;

/**
 * A cache, pool or client of the JDK or of a library that opens resources for itself: the line of
 * the application that called it is rarely the one that forgot a close.
 *
 * <p>That it was on the stack of an open shows that it opened, not that it holds.
 *
 * @param id name of its page under {@code docs/holders}
 * @param words what it is called in a sentence: "sockets opened by …"
 * @param kinds the kinds that it opens; empty for all
 * @param classes beginnings of the names of its classes
 * @param remedy what ends the leak there
 * @param remedyOfClients the same where its own threads and selectors pile up, because ever more
 *     clients are created
 */
public record KnownHolder(
    String id,
    String words,
    List<Kind> kinds,
    List<String> classes,
    String remedy,
    String remedyOfClients) {

  KnownHolder(String id, String words, List<Kind> kinds, List<String> classes, String remedy) {
    this(id, words, kinds, classes, remedy, remedy);
  }

  boolean holds(String kind) {
    return kinds.isEmpty() || kinds.contains(Kind.of(kind));
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
