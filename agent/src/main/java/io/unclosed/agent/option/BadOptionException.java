package io.unclosed.agent.option;

/**
 * An option that cannot be understood. The message is one line of plain text for the user: the
 * option as it was written, the nearest valid one or the right form, and where help is.
 */
public final class BadOptionException extends Exception {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST_SHOWN = 120;
  private static final String HELP = " Help: java -jar unclosed-agent.jar help";

  /**
   * Builds the message.
   *
   * @param written the option as the user wrote it, such as {@code intervall=5s} or {@code
   *     -Dunclosed.jfr=yes}
   * @param what is wrong and what would be right, ending with a full stop or question mark
   */
  BadOptionException(String written, String what) {
    super("bad option " + oneLine(written) + ": " + what + HELP);
  }

  /** Cuts what is long and blanks what would break the line or the terminal. */
  static String oneLine(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length() && i < LONGEST_SHOWN; i++) {
      char c = text.charAt(i);
      shown.append(c < ' ' || c == 127 ? ' ' : c);
    }
    return text.length() > LONGEST_SHOWN ? shown.append("...").toString() : shown.toString();
  }
}
