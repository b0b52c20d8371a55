package io.unclosed.analysis.input;

/**
 * What is known of the process's memory by part, at one moment. Bytes, except for the counts of
 * classes and collections; -1 where it is not known.
 *
 * <p>Parts are what is <em>touched</em>, as near as it can be told: an address range that was only
 * reserved is no memory.
 *
 * @param heapFloor used heap right after the last collection of the old generation (or of the whole
 *     heap): what lives. -1 before the first one
 * @param heapUsed used heap now
 * @param heapTouched heap that is resident or swapped out, an estimate: between {@code heapUsed}
 *     and {@code heapCommitted}; more where the kernel counts the heap three times (ZGC without
 *     generations)
 * @param heapCommitted heap that the JVM holds from the system
 * @param metaspace committed for class data, compressed class space included
 * @param classSpace of {@code metaspace}, the compressed class space
 * @param codeCache committed for compiled code, all segments
 * @param threadStacks touched stack of all Java threads, an estimate
 * @param collector structures of the collector outside the heap, an estimate
 * @param direct direct byte buffers, memory segments, and what is taken through {@code Unsafe}
 * @param mapped mapped files, of which only {@code rssFile} is resident
 * @param zlib native memory of inflaters and deflaters that are open, an estimate
 * @param mallocFree what the C allocator holds and nobody uses
 * @param tracked what native memory tracking accounts for besides the heap; -1 when it is off
 * @param rssAnon resident and backed by nothing but swap
 * @param rssFile resident and backed by files: the kernel can take these pages back
 * @param rssShmem resident shared memory
 * @param swap swapped out
 * @param limit of the container, or of the machine where there is none
 * @param classesLoaded ever
 * @param classesUnloaded ever
 * @param oldCollections collections of the old generation (or of the whole heap) ever
 * @param heapMax what the heap may grow to
 */
public record MemoryStats(
    long heapFloor,
    long heapUsed,
    long heapTouched,
    long heapCommitted,
    long metaspace,
    long classSpace,
    long codeCache,
    long threadStacks,
    long collector,
    long direct,
    long mapped,
    long zlib,
    long mallocFree,
    long tracked,
    long rssAnon,
    long rssFile,
    long rssShmem,
    long swap,
    long limit,
    long classesLoaded,
    long classesUnloaded,
    long oldCollections,
    long heapMax) {

  /** Nothing is known. */
  public static final MemoryStats UNKNOWN =
      new MemoryStats(
          -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
          -1);

  /**
   * Memory that is the process's own and cannot be taken back: anonymous, shared and swapped; -1
   * when it is not known.
   */
  public long held() {
    return rssAnon < 0 ? -1 : rssAnon + known(rssShmem) + known(swap);
  }

  /** What the JVM accounts for besides the heap; estimates among it. */
  public long accounted() {
    return tracked >= 0
        ? tracked + known(zlib)
        : known(metaspace)
            + known(codeCache)
            + known(threadStacks)
            + known(collector)
            + known(direct)
            + known(zlib);
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
