package io.unclosed.agent.redact;

/** Recognises IP addresses in text. */
final class Addresses {
  private static final int COLONS_OF_A_FULL_ONE = 7;

  private Addresses() {}

  /** Where the address that begins here ends, its port left out; -1 when none begins here. */
  static int end(String text, int at) {
    if (at >= text.length()) {
      return -1;
    }
    if (text.charAt(at) == '[') {
      int bracket = text.indexOf(']', at);
      return bracket > 0 && endOfSix(text, at + 1) == bracket ? bracket + 1 : -1;
    }
    int four = endOfFour(text, at);
    return four > 0 ? four : endOfSix(text, at);
  }

  /** Whether it says nothing of anybody: loopback or wildcard. */
  static boolean isPublic(String address) {
    return address.startsWith("127.")
        || address.equals("0.0.0.0")
        || address.equals("[::1]")
        || address.equals("::1")
        || address.equals("[::]")
        || address.equals("::");
  }

  private static int endOfFour(String text, int from) {
    int at = from;
    for (int part = 0; part < 4; part++) {
      int digits = 0;
      int value = 0;
      while (at < text.length() && digits < 4 && isDigit(text.charAt(at))) {
        value = 10 * value + text.charAt(at) - '0';
        at++;
        digits++;
      }
      if (digits == 0 || value > 255) {
        return -1;
      }
      if (part < 3) {
        if (at >= text.length() || text.charAt(at) != '.') {
          return -1;
        }
        at++;
      }
    }
    boolean goesOn =
        at < text.length()
            && (isDigit(text.charAt(at))
                || (text.charAt(at) == '.'
                    && at + 1 < text.length()
                    && isDigit(text.charAt(at + 1))));
    return goesOn ? -1 : at;
  }

  /** A run of hex digits with "::" or seven colons; two single colons are a time of day. */
  private static int endOfSix(String text, int from) {
    int at = from;
    int colons = 0;
    boolean shortened = false;
    while (at < text.length() && isPartOfSix(text.charAt(at))) {
      if (text.charAt(at) == ':') {
        colons++;
        shortened |= at > from && text.charAt(at - 1) == ':';
      }
      at++;
    }
    while (at > from && text.charAt(at - 1) == '.') {
      at--;
    }
    if (!shortened && colons != COLONS_OF_A_FULL_ONE) {
      return -1;
    }
    if (at < text.length() && text.charAt(at) == '%') {
      at++;
      while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
        at++;
      }
    }
    return at;
  }

  private static boolean isPartOfSix(char c) {
    return isDigit(c) || c == ':' || c == '.' || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
