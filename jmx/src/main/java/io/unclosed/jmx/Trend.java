package io.unclosed.jmx;

import javax.management.ConstructorParameters;

/** Where one quantity of the process is going. */
public record Trend(
    @Description("Current value.") @Units("bytes or count, by its name") double current,
    @Description("Its limit; -1 when there is none.") @Units("bytes or count, by its name")
        double limit,
    @Description("Growth; 0 when no growth is established.") @Units("bytes or count per hour")
        double perHour,
    @Description("Lower bound of the growth.") @Units("bytes or count per hour") double perHourLow,
    @Description("Upper bound of the growth.") @Units("bytes or count per hour") double perHourHigh,
    @Description("Earliest time until the limit is reached; -1 when none is forecast.")
        @Units("seconds")
        long exhaustsInSeconds) {

  @ConstructorParameters({
    "current",
    "limit",
    "perHour",
    "perHourLow",
    "perHourHigh",
    "exhaustsInSeconds"
  })
  public Trend {}

  // JDK 17 makes items of getters, later ones of components: both, with the same names.

  public double getCurrent() {
    return current;
  }

  public double getLimit() {
    return limit;
  }

  public double getPerHour() {
    return perHour;
  }

  public double getPerHourLow() {
    return perHourLow;
  }

  public double getPerHourHigh() {
    return perHourHigh;
  }

  public long getExhaustsInSeconds() {
    return exhaustsInSeconds;
  }
}
