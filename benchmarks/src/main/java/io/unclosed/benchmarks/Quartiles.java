package io.unclosed.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * The middle of some measurements, and how far they lie apart.
 *
 * @param low a quarter lies below
 * @param median half of them
 * @param high a quarter lies above
 */
public record Quartiles(double low, double median, double high) {
  /**
   * Quartiles by nearest rank.
   *
   * @param values at least one
   */
  public static Quartiles of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  /** Such as {@code 1.03 (1.02 to 1.05)}. */
  public String text(int decimals) {
    String number = "%." + decimals + "f";
    return String.format(
        Locale.ROOT, number + " (" + number + " to " + number + ")", median, low, high);
  }
}
