package io.unclosed.analysis.input;

/**
 * What is known of the process's memory by part, at one moment. Bytes; -1 where it is not known.
 *
 * <p>Parts are what is <em>touched</em>, as near as it can be told: an address range that was only
 * reserved is no memory.
 *
 * @param heap the Java heap
 * @param classes class data
 * @param internals what the JVM keeps for itself
 * @param buffers native memory behind Java objects
 * @param resident the kernel's view
 * @param mallocFree what the C allocator holds and nobody uses
 * @param limit of the container, or of the machine where there is none
 */
public record MemoryStats(
    HeapMemory heap,
    ClassMemory classes,
    JvmInternals internals,
    NativeBuffers buffers,
    ResidentMemory resident,
    long mallocFree,
    long limit) {

  /** Nothing is known. */
  public static final MemoryStats UNKNOWN =
      new MemoryStats(
          new HeapMemory(-1, -1, -1, -1, -1, -1),
          new ClassMemory(-1, -1, -1, -1),
          new JvmInternals(-1, -1, -1, -1),
          new NativeBuffers(-1, -1, -1),
          new ResidentMemory(-1, -1, -1, -1),
          -1,
          -1);

  /**
   * Memory that is the process's own and cannot be taken back: anonymous, shared and swapped; -1
   * when it is not known.
   */
  public long held() {
    return resident.anonymous() < 0
        ? -1
        : resident.anonymous() + known(resident.shared()) + known(resident.swap());
  }

  /** What the JVM accounts for besides the heap; estimates among it. */
  public long accounted() {
    return internals.tracked() >= 0
        ? internals.tracked() + known(buffers.zlib())
        : known(classes.metaspace())
            + known(internals.codeCache())
            + known(internals.threadStacks())
            + known(internals.collector())
            + known(buffers.direct())
            + known(buffers.zlib());
  }

  /**
   * What is left of {@link #held} when all that is accounted for is taken off: native libraries,
   * and what the C allocator keeps. May be negative by as much as the estimates are off.
   *
   * @param heapTouched how much of the heap is resident
   */
  public long rest(long heapTouched) {
    return held() - heapTouched - accounted();
  }

  private static long known(long bytes) {
    return Math.max(0, bytes);
  }
}
