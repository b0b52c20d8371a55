package io.unclosed.jmx;

import javax.management.ConstructorParameters;

/** The numbers of one blamed frame, all kinds together. Counts are resources, not descriptors. */
public record SiteFigures(
    @Description("Open now.") @Units("resources") long open,
    @Description("Opened since the agent started.") @Units("resources") long opened,
    @Description("Closed since the agent started, by the program or by the garbage collector.")
        @Units("resources")
        long closed,
    @Description("Part of closed that the garbage collector closed.") @Units("resources")
        long collectedUnclosed,
    @Description("Age of the oldest open resource; 0 when none is open.") @Units("seconds")
        long oldestSeconds) {

  @ConstructorParameters({"open", "opened", "closed", "collectedUnclosed", "oldestSeconds"})
  public SiteFigures {}

  // JDK 17 makes items of getters, later ones of components: both, with the same names.

  public long getOpen() {
    return open;
  }

  public long getOpened() {
    return opened;
  }

  public long getClosed() {
    return closed;
  }

  public long getCollectedUnclosed() {
    return collectedUnclosed;
  }

  public long getOldestSeconds() {
    return oldestSeconds;
  }
}
