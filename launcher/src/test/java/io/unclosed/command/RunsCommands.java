package io.unclosed.command;

/** What the jar's main does. */
public final class RunsCommands {
  private RunsCommands() {}

  public static void main(String[] args) {
    System.exit(Commands.run(args, System.out, System.err));
  }
}
