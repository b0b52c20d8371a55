package io.unclosed.jmx;

import javax.management.ConstructorParameters;

/** One look at the process, as the kernel tells it; -1 where it does not. */
public record Sample(
    @Description("Resident memory.") @Units("bytes") long rss,
    @Description("Resident heap, stacks and malloc: only swap could take it back.") @Units("bytes")
        long anonymous,
    @Description("Resident files: the kernel can take this back.") @Units("bytes") long fileBacked,
    @Description("Resident shared memory.") @Units("bytes") long shared,
    @Description("Address space; says nothing about memory.") @Units("bytes") long virtual,
    @Description("Writable private address space; says nothing about memory.") @Units("bytes")
        long data,
    @Description("Swapped out.") @Units("bytes") long swap,
    @Description("Descriptors open.") @Units("descriptors") long fds,
    @Description("Descriptors that may be open.") @Units("descriptors") long fdSoftLimit,
    @Description("How far the soft limit may be raised.") @Units("descriptors") long fdHardLimit,
    @Description("Threads, those of the JVM included.") @Units("threads") long threads,
    @Description("Counts against memoryLimit and cannot be reclaimed easily.") @Units("bytes")
        long memoryUsed,
    @Description("Of the container, or of the machine where there is none.") @Units("bytes")
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
