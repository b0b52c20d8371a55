package io.unclosed.benchmarks;

/** A program that starts and ends. */
final class EmptyProgram {
  private EmptyProgram() {}

  public static void main(String[] args) {}
}
