package io.unclosed.analysis.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Patterns of what never to report: class or class.method names with {@code *}, or ids.
 *
 * <p>A pattern matches a frame when it matches its class, or its class and method joined by a dot.
 * Bounded by what the user wrote.
 */
public final class Ignore {
  /** Ignores nothing. */
  public static final Ignore NOTHING = new Ignore(List.of());

  private final List<String> patterns;

  /** Copies the patterns. */
  public Ignore(List<String> patterns) {
    this.patterns = List.copyOf(patterns);
  }

  /** The pattern that takes this frame or id off the list; null when none does. */
  public @Nullable String matching(String id, String site) {
    int paren = site.indexOf('(');
    String method = paren < 0 ? site : site.substring(0, paren);
    method = method.substring(method.lastIndexOf('/') + 1);
    int dot = method.lastIndexOf('.');
    String type = dot < 0 ? method : method.substring(0, dot);
    for (String pattern : patterns) {
      if (pattern.equals(id) || glob(pattern, type) || glob(pattern, method)) {
        return pattern;
      }
    }
    return null;
  }

  private static boolean glob(String pattern, String text) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(text);
    }
    if (!text.startsWith(pattern.substring(0, star))) {
      return false;
    }
    String rest = pattern.substring(star + 1);
    for (int from = star; from <= text.length(); from++) {
      if (glob(rest, text.substring(from))) {
        return true;
      }
    }
    return false;
  }
}
