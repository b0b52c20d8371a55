package io.unclosed.command;

/** A JVM that waits until its standard input ends. */
public final class Waits {
  private Waits() {}

  public static void main(String[] args) throws Exception {
    System.out.println("waiting");
    while (System.in.read() >= 0) {
      // until the test ends it
    }
  }
}
