package io.unclosed.agent.option;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns one key's text into a value, or says what is wrong with it. */
final class Values {
  private final RawOptions rawOptions;

  Values(RawOptions rawOptions) {
    this.rawOptions = rawOptions;
  }

  /** A duration in nanoseconds. */
  long duration(String key, long otherwise, long shortest) throws BadOptionException {
    String text = rawOptions.value(key);
    if (text == null) {
      return otherwise;
    }
    long nanos = Durations.nanos(text);
    if (nanos < 0) {
      throw bad(
          key,
          "a duration is a whole number followed by ms, s, m or h, at most 8760h; write "
              + (key + "=" + Durations.likely(text) + "."));
    }
    if (nanos < shortest) {
      throw bad(key, "the minimum is " + key + "=" + Durations.text(shortest) + ".");
    }
    return nanos;
  }

  /** One of a few words; the first is the default. */
  String word(String key, String... allowed) throws BadOptionException {
    String text = rawOptions.value(key);
    if (text == null) {
      return allowed[0];
    }
    return check(key, text, allowed, "value");
  }

  /** Any text. */
  String text(String key, String otherwise) {
    String text = rawOptions.value(key);
    return text == null ? otherwise : text;
  }

  /** Words of a closed set, joined by {@code +}; empty when absent or only {@code neutral}. */
  List<String> words(String key, String neutral, String[] allowed) throws BadOptionException {
    List<String> words = list(key, neutral);
    for (String word : words) {
      check(key, word, allowed, key.equals("kinds") ? "kind" : "value");
    }
    return words;
  }

  /** The items of a list, in order; empty when absent or only {@code neutral}. */
  List<String> list(String key, String neutral) throws BadOptionException {
    List<String> items = new ArrayList<>();
    String text = rawOptions.value(key);
    if (text == null || text.equals(neutral)) {
      return items;
    }
    int from = 0;
    while (from <= text.length()) {
      int plus = text.indexOf('+', from);
      int to = plus < 0 ? text.length() : plus;
      String item = text.substring(from, to).trim();
      if (item.isEmpty()) {
        throw bad(key, "the list has an empty item; separate items with a single +.");
      }
      items.add(item);
      from = to + 1;
    }
    return items;
  }

  /** A fault in this key's value. */
  BadOptionException bad(String key, String what) {
    return new BadOptionException(rawOptions.shown(key), what);
  }

  private String check(String key, String word, String[] allowed, String what)
      throws BadOptionException {
    for (String right : allowed) {
      if (right.equals(word)) {
        return right;
      }
    }
    throw bad(
        key,
        "unknown "
            + what
            + " \""
            + BadOptionException.oneLine(word)
            + "\"; "
            + DidYouMean.suggest(word, allowed));
  }

  /** The first character that no class or method name has, and that is not in {@code extra}. */
  static @Nullable String stranger(String name, String extra) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Character.isJavaIdentifierPart(c) && c != '.' && extra.indexOf(c) < 0) {
        return String.valueOf(c);
      }
    }
    return null;
  }
}
