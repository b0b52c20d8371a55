package io.unclosed.agent.export.jmx;

import io.unclosed.analysis.kind.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Judges what a client sends. Many clients show nothing of a failure but its message, so the
 * message is the help.
 */
final class Arguments {
  /** Attributes and lists are cut here: a client draws each row. */
  static final int MOST = 50;

  private static final List<String> KINDS = List.of(Kind.ids());

  private Arguments() {}

  /**
   * The limit to use.
   *
   * @param usual what 0 means
   * @param most larger ones are cut to it
   */
  static int limit(int limit, int usual, int most) {
    if (limit < 0) {
      throw new IllegalArgumentException(
          "limit "
              + limit
              + " is negative; use 0 for the default of "
              + usual
              + ", at most "
              + most);
    }
    return limit == 0 ? usual : Math.min(limit, most);
  }

  /** An id without blanks around it; what is missing is refused. */
  static String id(@Nullable String id, String where) {
    if (id == null || id.isBlank()) {
      throw new IllegalArgumentException("id is missing; " + where);
    }
    return id.strip();
  }

  /**
   * The kind, or empty for all.
   *
   * @param seen kinds that occur beside the usual ones
   */
  static String kind(@Nullable String kind, Collection<String> seen) {
    String word = kind == null ? "" : kind.strip();
    // Some clients cannot send an empty word.
    if (word.equals("all")) {
      return "";
    }
    if (word.isEmpty() || KINDS.contains(word) || seen.contains(word)) {
      return word;
    }
    TreeSet<String> others = new TreeSet<>(seen);
    KINDS.forEach(others::remove);
    List<String> all = new ArrayList<>(KINDS);
    all.addAll(others);
    throw new IllegalArgumentException(
        "unknown kind '" + word + "'; use all or one of: " + String.join(", ", all));
  }
}
