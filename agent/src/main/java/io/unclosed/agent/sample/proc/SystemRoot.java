package io.unclosed.agent.sample.proc;

/**
 * Where {@code /proc} and {@code /sys} begin: at {@code /}, or in a folder of fixtures.
 *
 * @param prefix what stands before {@code /proc}; empty for the real one
 */
public record SystemRoot(String prefix) {

  /** This machine. */
  public static final SystemRoot LIVE = new SystemRoot("");

  public String path(String absolute) {
    return prefix + absolute;
  }

  public ProcFile file(String absolute) {
    return new ProcFile(path(absolute));
  }
}
