package io.unclosed.jmx;

import javax.management.ConstructorParameters;

/** One part of the process's memory. */
public record MemoryPart(
    @Description("Current size.") @Units("bytes") long bytes,
    @Description("Growth; 0 when none is established, NaN when unknown.") @Units("bytes per hour")
        double perHour) {

  @ConstructorParameters({"bytes", "perHour"})
  public MemoryPart {}

  // JDK 17 makes items of getters, later ones of components: both, with the same names.

  public long getBytes() {
    return bytes;
  }

  public double getPerHour() {
    return perHour;
  }
}
