package io.unclosed.command;

/** A command that cannot be done: why, and what would work instead. Ends the command with 1. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  private final String remedy;

  /**
   * @param why one sentence without a full stop, in lower case
   * @param remedy what would work, one or more lines
   */
  Refusal(String why, String remedy) {
    super(why);
    this.remedy = remedy;
  }

  /** Both parts as the user reads them, remedy indented below. */
  String text() {
    return "unclosed: " + getMessage() + "\n" + remedy.indent(4);
  }
}
