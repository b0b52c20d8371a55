package io.unclosed.analysis.stats;

import java.util.Arrays;

/** Ranks of values, and the median that hangs on them. */
final class Ranks {
  private Ranks() {}

  /** The values' ranks less their mean; equal values share the mean of their ranks. */
  static double[] centred(double[] values) {
    int n = values.length;
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] ranks = new double[n];
    for (int i = 0; i < n; i++) {
      ranks[i] = (below(sorted, values[i]) + notAbove(sorted, values[i]) - n) / 2.0;
    }
    return ranks;
  }

  /** The median; sorts the array that it is given. */
  static double median(double[] values) {
    Arrays.sort(values);
    int n = values.length;
    return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
  }

  private static int below(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int notAbove(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
