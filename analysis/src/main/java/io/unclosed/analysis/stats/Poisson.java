package io.unclosed.analysis.stats;

/** Bounds for what is counted in single events that do not know of each other. */
public final class Poisson {
  private static final double Z = 1.959964;
  private static final double Z_OF_99 = 2.575829;

  private Poisson() {}

  /** The lower end of the interval that holds the mean behind {@code count} with 95 per cent. */
  public static double low(double count) {
    return count <= 0 ? 0 : byar(count, -Z);
  }

  /**
   * The lower end where the events themselves have chosen the moment, as they do when one speaks up
   * because they came densely: that of 99 per cent.
   */
  public static double lowWhenDense(double count) {
    return count <= 0 ? 0 : byar(count, -Z_OF_99);
  }

  /** The upper end of the interval of 95 per cent. */
  public static double high(double count) {
    return byar(count + 1, Z);
  }

  /** Byar's approximation of the exact bounds, good to a few per cent from one event on. */
  private static double byar(double count, double z) {
    double root = 1 - 1 / (9 * count) + z / (3 * Math.sqrt(count));
    return root <= 0 ? 0 : count * root * root * root;
  }
}
