package io.unclosed.analysis.input;

/**
 * One look at the process. Bytes, except for descriptors, threads and mappings; -1 where the system
 * does not tell.
 *
 * @param rss resident set
 * @param anonymous resident and backed by nothing but memory or swap: heap, stacks, malloc
 * @param fileBacked resident and backed by files: the kernel can take these pages back
 * @param shared resident shared memory
 * @param virtual address space in use; says nothing about memory
 * @param data writable private address space; says nothing about memory
 * @param swap swapped out
 * @param fds descriptors open
 * @param fdSoftLimit descriptors that may be open
 * @param fdHardLimit how far the soft limit may be raised
 * @param threads tasks of the process
 * @param memoryLimit of the container or cgroup, or of the machine where there is none
 * @param memoryUsed what counts against that limit and cannot be reclaimed easily
 * @param maps mappings of the address space, a minute old at most
 * @param mapsLimit mappings that it may have
 */
public record ProcessSample(
    long rss,
    long anonymous,
    long fileBacked,
    long shared,
    long virtual,
    long data,
    long swap,
    long fds,
    long fdSoftLimit,
    long fdHardLimit,
    long threads,
    long memoryLimit,
    long memoryUsed,
    long maps,
    long mapsLimit) {

  /** Nothing could be read. */
  public static final ProcessSample UNKNOWN =
      new ProcessSample(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1);
}
