package io.unclosed.agent.export.text;

import io.unclosed.agent.export.MemoryParts;
import io.unclosed.analysis.input.MemoryStats;
import io.unclosed.analysis.words.Format;

/** What a trim of the C allocator showed: memory that it retained, or memory that is in use. */
public final class TrimReport {
  private static final int MARGIN = 11;
  private static final long LEAST = 16L << 20;

  private TrimReport() {}

  /**
   * The page.
   *
   * @param answer what the JVM said
   * @param nanos how long it took
   */
  public static String of(MemoryStats before, MemoryStats after, String answer, long nanos) {
    Page page = new Page();
    page.labelled(
        "Trim:",
        MARGIN,
        "System.trim_native_heap took " + Format.duration(nanos) + ": " + answer.trim());
    long was = resident(before);
    long is = resident(after);
    Long restWas = MemoryParts.bytes(before).get("rest");
    Long restIs = MemoryParts.bytes(after).get("rest");
    if (was < 0 || is < 0 || restWas == null || restIs == null) {
      page.labelled(
          "Result:", MARGIN, "not known: the kernel or the JVM does not split the memory here.");
      return page.toString();
    }
    page.labelled("Resident:", MARGIN, fromTo(was, is) + ", swap included.");
    String error = Format.bytes(MemoryParts.error(after));
    page.labelled(
        "Rest:",
        MARGIN,
        fromTo(Math.max(0, restWas), Math.max(0, restIs))
            + " outside everything the JVM accounts for; estimates within "
            + error
            + ".");
    boolean kept = was - is >= Math.max(LEAST, restWas / 5);
    if (kept) {
      page.labelled(
          "Result:",
          MARGIN,
          "the C allocator had kept "
              + Format.bytes(was - is)
              + " that the program had freed. That is retention, not a leak.");
      page.labelled(
          "Fix:",
          MARGIN,
          "start with -XX:TrimNativeHeapInterval=300000, or set MALLOC_ARENA_MAX=2 in the"
              + " environment (threads that allocate native memory then wait for each other).");
    } else {
      page.labelled(
          "Result:",
          MARGIN,
          "this memory is in use. If the rest grows from one trim test to the next, native code"
              + " leaks.");
      page.labelled(
          "Fix:",
          MARGIN,
          "check first for Inflater and Deflater without end(); then a native allocation profiler"
              + " names the caller (async-profiler: asprof -e nativemem).");
    }
    return page.toString();
  }

  private static String fromTo(long was, long is) {
    return Format.bytes(was) + " before, " + Format.bytes(is) + " after";
  }

  private static long resident(MemoryStats memory) {
    return memory.resident().anonymous() < 0
        ? -1
        : memory.resident().anonymous()
            + Math.max(0, memory.resident().fileBacked())
            + Math.max(0, memory.resident().shared())
            + Math.max(0, memory.resident().swap());
  }
}
