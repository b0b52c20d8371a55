package io.unclosed.analysis.detect;

/** What becomes of those that were opened. */
final class Closes {
  private static final double EXCEPTION = 0.05;

  private Closes() {}

  /**
   * Whether so few of them were closed that it is the exception: one in twenty at most.
   *
   * @param all those that were closed among them
   */
  static boolean nextToNone(double closed, double all) {
    return closed <= EXCEPTION * all;
  }

  /** The same of whole numbers. */
  static boolean nextToNone(long closed, long all) {
    return nextToNone((double) closed, (double) all);
  }
}
