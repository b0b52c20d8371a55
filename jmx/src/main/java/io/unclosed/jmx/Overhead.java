package io.unclosed.jmx;

import javax.management.ConstructorParameters;

/** What the agent costs and how near it is to its bounds. */
public record Overhead(
    @Description("Used by the agent's own thread.") @Units("seconds") double cpuSeconds,
    @Description("Kept on the heap, estimated.") @Units("bytes") long heapBytes,
    @Description("Open resources on record.") @Units("resources") long resources,
    @Description("Distinct stacks on record.") @Units("sites") long sites,
    @Description("Opens without a stack because the allowance was used up.") @Units("opens")
        long capturesSkipped,
    @Description("Faults of the agent that it swallowed; 0 when all is well.") @Units("faults")
        long failures) {

  @ConstructorParameters({
    "cpuSeconds",
    "heapBytes",
    "resources",
    "sites",
    "capturesSkipped",
    "failures"
  })
  public Overhead {}

  // JDK 17 makes items of getters, later ones of components: both, with the same names.

  public double getCpuSeconds() {
    return cpuSeconds;
  }

  public long getHeapBytes() {
    return heapBytes;
  }

  public long getResources() {
    return resources;
  }

  public long getSites() {
    return sites;
  }

  public long getCapturesSkipped() {
    return capturesSkipped;
  }

  public long getFailures() {
    return failures;
  }
}
