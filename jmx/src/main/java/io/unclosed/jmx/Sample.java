package io.unclosed.jmx;

import javax.management.ConstructorParameters;

/** One look at the process, as the kernel tells it; -1 where it does not. */
public record Sample(
    @Description("Resident memory (RSS).") @Units("bytes") long rss,
    @Description("Resident anonymous memory: heap, stacks, malloc. Reclaimable only by swapping.")
        @Units("bytes")
        long anonymous,
    @Description("Resident file pages; the kernel can reclaim them.") @Units("bytes")
        long fileBacked,
    @Description("Resident shared memory.") @Units("bytes") long shared,
    @Description("Virtual address space; not memory in use.") @Units("bytes") long virtual,
    @Description("Writable private address space; not memory in use.") @Units("bytes") long data,
    @Description("Memory swapped out.") @Units("bytes") long swap,
    @Description("Open file descriptors.") @Units("descriptors") long fds,
    @Description("Soft limit of open file descriptors.") @Units("descriptors") long fdSoftLimit,
    @Description("Hard limit: the maximum for the soft limit.") @Units("descriptors")
        long fdHardLimit,
    @Description("Threads, including those of the JVM.") @Units("threads") long threads,
    @Description("Memory that counts against memoryLimit and is not easily reclaimed.")
        @Units("bytes")
        long memoryUsed,
    @Description("Memory limit of the container, or of the machine without one.") @Units("bytes")
        long memoryLimit) {

  @ConstructorParameters({
    "rss",
    "anonymous",
    "fileBacked",
    "shared",
    "virtual",
    "data",
    "swap",
    "fds",
    "fdSoftLimit",
    "fdHardLimit",
    "threads",
    "memoryUsed",
    "memoryLimit"
  })
  public Sample {}

  // JDK 17 makes items of getters, later ones of components: both, with the same names.

  public long getRss() {
    return rss;
  }

  public long getAnonymous() {
    return anonymous;
  }

  public long getFileBacked() {
    return fileBacked;
  }

  public long getShared() {
    return shared;
  }

  public long getVirtual() {
    return virtual;
  }

  public long getData() {
    return data;
  }

  public long getSwap() {
    return swap;
  }

  public long getFds() {
    return fds;
  }

  public long getFdSoftLimit() {
    return fdSoftLimit;
  }

  public long getFdHardLimit() {
    return fdHardLimit;
  }

  public long getThreads() {
    return threads;
  }

  public long getMemoryUsed() {
    return memoryUsed;
  }

  public long getMemoryLimit() {
    return memoryLimit;
  }
}
