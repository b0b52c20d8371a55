package io.unclosed.agent.sample;

/**
 * Where {@code /proc} and {@code /sys} begin: at {@code /}, or in a folder of fixtures.
 *
 * @param prefix what stands before {@code /proc}; empty for the real one
 */
record SystemRoot(String prefix) {

  /** This machine. */
  static final SystemRoot LIVE = new SystemRoot("");

  String path(String absolute) {
    return prefix + absolute;
  }

  ProcFile file(String absolute) {
    return new ProcFile(path(absolute));
  }
}
