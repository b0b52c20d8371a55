package io.unclosed.benchmarks;

/** An agent that does nothing: the price of having an agent at all. */
public final class EmptyAgent {
  private EmptyAgent() {}

  /** Does nothing. */
  public static void premain(String options) {}
}
