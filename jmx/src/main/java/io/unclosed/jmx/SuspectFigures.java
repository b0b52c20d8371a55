package io.unclosed.jmx;

import javax.management.ConstructorParameters;

/** The numbers of one suspect, for graphs and alerts. */
public record SuspectFigures(
    @Description("0 INFO, 1 WARNING, 2 CRITICAL.") @Units("level from 0 to 2") int severity,
    @Description("Amount open now.") @Units("resources, or bytes for memory") long live,
    @Description("Growth rate of the leak.") @Units("resources, or bytes for memory, per hour")
        double perHour,
    @Description("Earliest time until a limit is reached; -1 when none is forecast.")
        @Units("seconds")
        long exhaustsInSeconds) {

  @ConstructorParameters({"severity", "live", "perHour", "exhaustsInSeconds"})
  public SuspectFigures {}

  // JDK 17 makes items of getters, later ones of components: both, with the same names.

  public int getSeverity() {
    return severity;
  }

  public long getLive() {
    return live;
  }

  public double getPerHour() {
    return perHour;
  }

  public long getExhaustsInSeconds() {
    return exhaustsInSeconds;
  }
}
