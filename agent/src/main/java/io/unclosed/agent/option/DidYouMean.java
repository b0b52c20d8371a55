package io.unclosed.agent.option;

/** Finds the word that was probably meant. Runs only when an option is bad. */
final class DidYouMean {
  private DidYouMean() {}

  /** "did you mean X?", or all the words when none is near. */
  static String suggest(String word, String[] known) {
    String nearest = known[0];
    for (String candidate : known) {
      if (distance(word, candidate) < distance(word, nearest)) {
        nearest = candidate;
      }
    }
    boolean near = distance(word, nearest) <= Math.max(1, Math.min(word.length() / 2, 4));
    return near ? "did you mean " + nearest + "?" : "valid are " + listed(known) + ".";
  }

  /** The words as {@code a, b and c}. */
  static String listed(String[] words) {
    StringBuilder list = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      list.append(i == words.length - 1 ? " and " : ", ").append(words[i]);
    }
    return list.toString();
  }

  /** Levenshtein's distance, blind to case: inserted, dropped and exchanged letters. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int exchanged = diagonal + (same(a.charAt(i - 1), b.charAt(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(exchanged, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private static boolean same(char a, char b) {
    return Character.toLowerCase(a) == Character.toLowerCase(b);
  }
}
