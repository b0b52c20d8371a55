package io.unclosed.agent;

/** Counts failures of the agent itself, and tells the first ones where {@code log} asks for it. */
final class InternalErrors {
  private static final int TOLD = 5;

  private final boolean tell;
  private long count;

  InternalErrors(boolean tell) {
    this.tell = tell;
  }

  synchronized void add(Throwable failure) {
    count++;
    if (tell && count <= TOLD) {
      System.err.println(
          "unclosed: internal error (the application is not affected): "
              .concat(failure.toString()));
      failure.printStackTrace();
    }
  }

  synchronized long count() {
    return count;
  }
}
