package io.unclosed.agent.sample.memory;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JVM's own account of native memory, where it was started with {@code
 * -XX:NativeMemoryTracking=summary}: the answer of the diagnostic command {@code VM.native_memory
 * summary scale=B}.
 */
final class NativeTracking {
  private static final Pattern COMMITTED =
      Pattern.compile("(Total:|[A-Z][A-Za-z ]* \\() ?reserved=\\d+, committed=(\\d+)");

  private NativeTracking() {}

  /**
   * Bytes that are committed; -1 for all where it is off.
   *
   * @param withoutHeap all that is accounted for, besides the Java heap and the archive of classes,
   *     which is a file
   * @param threads stacks of threads and what belongs to them
   * @param collector structures of the collector
   */
  record Reading(long withoutHeap, long threads, long collector) {
    static final Reading NONE = new Reading(-1, -1, -1);

    /**
     * What of it is touched. The collector commits its bitmaps for the whole heap and touches them
     * where the heap is used (46 MB and 2 MB in a JVM that had just begun).
     *
     * @param collectorTouched an estimate of the collector's part; less than 0 when unknown
     */
    long touched(long collectorTouched) {
      long untouched = collectorTouched < 0 ? 0 : Math.max(0, collector - collectorTouched);
      return withoutHeap < 0 ? -1 : withoutHeap - untouched;
    }
  }

  /** Takes the figures out of the command's answer; anything else is {@link Reading#NONE}. */
  static Reading parse(String summary) {
    long total = -1;
    long elsewhere = 0;
    long threads = -1;
    long collector = -1;
    Matcher line = COMMITTED.matcher(summary);
    while (line.find()) {
      long bytes = Long.parseLong(line.group(2));
      switch (line.group(1)) {
        case "Total:" -> total = bytes;
        case "Java Heap (", "Shared class space (" -> elsewhere += bytes;
        case "Thread (" -> threads = bytes;
        case "GC (" -> collector = bytes;
        default -> {
          // The others are in the total.
        }
      }
    }
    return total < 0 ? Reading.NONE : new Reading(total - elsewhere, threads, collector);
  }
}
