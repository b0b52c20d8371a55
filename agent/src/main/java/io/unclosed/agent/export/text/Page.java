package io.unclosed.agent.export.text;

import io.unclosed.agent.export.Inert;

/**
 * Lines of plain ASCII, at most {@link #WIDTH} characters each. What is longer goes on in the next
 * line under its own text; what is no printable ASCII becomes an escape, so that a file name cannot
 * draw on the reader's terminal.
 */
final class Page {
  static final int WIDTH = 150;

  /** Where the words of a labelled line begin: after the longest label and a space. */
  static final int MARGIN = 11;

  private static final String SPACES = "                    ";

  private final StringBuilder text = new StringBuilder();

  /** A line that goes on two characters further in. */
  Page line(String words) {
    return write("", "  ", words);
  }

  /** An empty line. */
  Page blank() {
    text.append('\n');
    return this;
  }

  /**
   * A label, then words that go on under their own beginning.
   *
   * @param label stands first; padded to {@code indent}, and so left blank when empty
   * @param indent where the next lines begin, and the first one's words when the label is shorter
   */
  Page labelled(String label, int indent, String words) {
    String rest = SPACES.substring(0, indent);
    return write(label + rest.substring(Math.min(indent, label.length())), rest, words);
  }

  /** The label with a colon, and the words from {@link #MARGIN} on. */
  Page labelled(String label, String words) {
    return labelled(label.isEmpty() ? "" : label + ":", MARGIN, words);
  }

  /**
   * A row whose figures keep their padding, then what they are of, in one piece if that fits a
   * line, then words; all that has no room goes on six characters further in.
   *
   * @param figures printable ASCII, made by us
   */
  Page row(String figures, String of, String words) {
    String next = "      ";
    if (figures.length() + of.length() <= WIDTH) {
      return write(figures, next, of + words);
    }
    write(figures, next, "");
    return write(next, next, of + words);
  }

  /** Words whose every line begins with the mark, such as {@code "# "}. */
  Page marked(String mark, String words) {
    return write(mark, mark, words);
  }

  private Page write(String beginning, String next, String words) {
    StringBuilder line = new StringBuilder(beginning);
    int empty = line.length();
    String clean = plain(words);
    int from = 0;
    while (from < clean.length()) {
      int to = endOfWord(clean, from);
      int gap = line.length() > empty && to > from ? spacesBefore(clean, from) : 0;
      if (line.length() > empty && line.length() + gap + to - from > WIDTH) {
        end(line);
        line.append(next);
        empty = line.length();
        gap = 0;
      }
      line.append(SPACES, 0, gap).append(clean, from, to);
      empty = breakUp(line, next, empty);
      from = to + 1;
    }
    end(line);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** An id stays in one piece with its brackets: it will be copied. */
  private static int endOfWord(String clean, int from) {
    int end = clean.startsWith("[id ", from) ? clean.indexOf(']', from) : from;
    int space = clean.indexOf(' ', Math.max(from, end));
    return space < 0 ? clean.length() : space;
  }

  /** Two spaces in the words stay two: they set off an id. */
  private static int spacesBefore(String clean, int from) {
    return from >= 2 && clean.charAt(from - 2) == ' ' ? 2 : 1;
  }

  /** Cuts a word that is longer than a line, after a dot or slash where there is one. */
  private int breakUp(StringBuilder line, String next, int empty) {
    int beginning = empty;
    while (line.length() > WIDTH) {
      int cut = WIDTH;
      for (int i = WIDTH; i > WIDTH - 50; i--) {
        char c = line.charAt(i - 1);
        if (c == '.' || c == '/') {
          cut = i;
          break;
        }
      }
      String rest = line.substring(cut);
      line.setLength(cut);
      end(line);
      line.append(next);
      beginning = line.length();
      line.append(rest);
    }
    return beginning;
  }

  private void end(StringBuilder line) {
    int length = line.length();
    while (length > 0 && line.charAt(length - 1) == ' ') {
      length--;
    }
    text.append(line, 0, length).append('\n');
    line.setLength(0);
  }

  /** Printable ASCII only. */
  static String plain(String words) {
    StringBuilder plain = new StringBuilder(words.length());
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c >= ' ' && c < 127) {
        plain.append(c);
      } else if (c == '\n' || c == '\t' || c == '\r') {
        plain.append(' ');
      } else {
        Inert.escape(c, plain);
      }
    }
    return plain.toString();
  }

  /** With a capital at its beginning. */
  static String capital(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** With one full stop at its end. */
  static String sentence(String words) {
    String trimmed = words.trim();
    if (trimmed.isEmpty()) {
      return "";
    }
    char last = trimmed.charAt(trimmed.length() - 1);
    return last == '.' || last == '!' || last == '?' || last == '}' ? trimmed : trimmed + ".";
  }
}
