package io.unclosed.analysis.stats;

import java.util.Arrays;

/**
 * Removes the daily pattern from a series of whole days, so that a trend can be told from a morning
 * peak.
 *
 * <p>The slope is the median difference between the same times of neighbouring days, which no daily
 * wave can bend. With the slope taken off, the median of each time of day over all days is the
 * profile; {@link #withoutProfile} subtracts it, scaled for each day by how strongly that day shows
 * it.
 */
public final class DailySeason {
  private final float[] points;
  private final int perDay;
  private final int days;

  /**
   * Cuts a series into days.
   *
   * @param points oldest first, a whole number of days
   */
  public DailySeason(float[] points, int perDay) {
    this.points = points;
    this.perDay = perDay;
    this.days = points.length / perDay;
  }

  /**
   * The series without its daily profile. How far a day swings is its own: at a weekend the same
   * wave is flatter.
   */
  public float[] withoutProfile() {
    double slope = slope();
    double[] level = new double[points.length];
    for (int i = 0; i < level.length; i++) {
      level[i] = points[i] - slope * i;
    }
    double[] profile = profile(level);
    float[] free = new float[points.length];
    for (int d = 0; d < days; d++) {
      double swing = swing(level, d, profile);
      for (int t = 0; t < perDay; t++) {
        int i = d * perDay + t;
        free[i] = (float) (points[i] - swing * profile[t]);
      }
    }
    return free;
  }

  /** Around 0. */
  private double[] profile(double[] level) {
    double[] profile = new double[perDay];
    double[] column = new double[days];
    for (int t = 0; t < perDay; t++) {
      for (int d = 0; d < days; d++) {
        column[d] = level[d * perDay + t];
      }
      profile[t] = Ranks.median(column);
    }
    double mean = Arrays.stream(profile).sum() / perDay;
    for (int t = 0; t < perDay; t++) {
      profile[t] -= mean;
    }
    return profile;
  }

  /** How much of the profile a day has, by least squares; from none to twice. */
  private double swing(double[] level, int day, double[] profile) {
    double mean = 0;
    for (int t = 0; t < perDay; t++) {
      mean += level[day * perDay + t] / perDay;
    }
    double alike = 0;
    double all = 0;
    for (int t = 0; t < perDay; t++) {
      alike += (level[day * perDay + t] - mean) * profile[t];
      all += profile[t] * profile[t];
    }
    return all == 0 ? 0 : Math.max(0, Math.min(2, alike / all));
  }

  private double slope() {
    double[] apart = new double[(days - 1) * perDay];
    for (int i = 0; i < apart.length; i++) {
      apart[i] = (double) points[i + perDay] - points[i];
    }
    return Ranks.median(apart) / perDay;
  }

  /** The share of days whose middle is above that of the day before. */
  public double rising() {
    double[] medians = medians();
    int ups = 0;
    for (int d = 1; d < days; d++) {
      ups += medians[d] > medians[d - 1] ? 1 : 0;
    }
    return (double) ups / (days - 1);
  }

  /**
   * Half the width of the interval that holds the slope per point with 95 per cent, from how much
   * the days differ in it. Neighbouring points do not know how alike they are; days do.
   */
  public double halfWidth() {
    double[] medians = medians();
    int n = days - 1;
    double[] steps = new double[n];
    for (int d = 0; d < n; d++) {
      steps[d] = (medians[d + 1] - medians[d]) / perDay;
    }
    double middle = Ranks.median(steps.clone());
    for (int d = 0; d < n; d++) {
      steps[d] = Math.abs(steps[d] - middle);
    }
    return student(n - 1) * 1.25 * 1.4826 * Ranks.median(steps) / Math.sqrt(n);
  }

  private double[] medians() {
    double[] medians = new double[days];
    for (int d = 0; d < days; d++) {
      double[] day = new double[perDay];
      for (int t = 0; t < perDay; t++) {
        day[t] = points[d * perDay + t];
      }
      medians[d] = Ranks.median(day);
    }
    return medians;
  }

  /** Student's t at 97.5 per cent, to a hundredth from two degrees of freedom on. */
  private static double student(int freedom) {
    double f = Math.max(2, freedom);
    return 1.96 + 2.37 / f + 2.82 / (f * f) + 3.6 / (f * f * f);
  }
}
