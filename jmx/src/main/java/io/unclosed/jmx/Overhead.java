package io.unclosed.jmx;

import javax.management.ConstructorParameters;

/** What the agent costs and how near it is to its bounds. */
public record Overhead(
    @Description("CPU time of the agent thread; NaN when not readable.") @Units("seconds")
        double cpuSeconds,
    @Description("Heap used by the agent, estimated.") @Units("bytes") long heapBytes,
    @Description("Open resources tracked.") @Units("resources") long resources,
    @Description("Distinct stack traces stored.") @Units("sites") long sites,
    @Description("Opens without a stack trace because the sampling budget was used up.")
        @Units("opens")
        long capturesSkipped,
    @Description("Internal errors of the agent; they never reach the application.") @Units("faults")
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
