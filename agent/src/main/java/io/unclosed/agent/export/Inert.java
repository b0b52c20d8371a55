package io.unclosed.agent.export;

/**
 * Makes text harmless that the program itself chose: paths, thread names, class names, addresses.
 *
 * <p>Control characters reach a terminal through every client that prints what it gets. They become
 * escapes such as {@code \u001b}; so do the characters that reverse or break a line. Letters of any
 * alphabet stay.
 */
public final class Inert {
  private Inert() {}

  /** One line without control characters. */
  public static String line(String text) {
    return of(text, false);
  }

  /** The same of several lines: line feeds stay. */
  public static String lines(String text) {
    return of(text, true);
  }

  private static String of(String text, boolean feeds) {
    int first = 0;
    while (first < text.length() && isInert(text.charAt(first), feeds)) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder inert = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isInert(c, feeds)) {
        inert.append(c);
      } else {
        escape(c, inert);
      }
    }
    return inert.toString();
  }

  /** Appends {@code \u001b}. */
  public static void escape(char c, StringBuilder to) {
    String hex = Integer.toHexString(0x10000 | c);
    to.append("\\u").append(hex, 1, hex.length());
  }

  private static boolean isInert(char c, boolean feeds) {
    boolean control = c < ' ' || (c >= 0x7f && c < 0xa0);
    boolean direction = c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e);
    boolean isolate = (c >= 0x2066 && c <= 0x2069) || Character.isSurrogate(c);
    return (feeds && c == '\n') || !(control || direction || isolate);
  }
}
