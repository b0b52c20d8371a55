package io.unclosed.agent.export.text;

import io.unclosed.agent.export.MemoryParts;
import io.unclosed.analysis.input.MemoryStats;
import io.unclosed.analysis.words.Format;

/** What a trim of the C allocator has shown: memory that it kept, or memory that is in use. */
public final class TrimReport {
  private static final int MARGIN = 10;
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
        "Trim",
        MARGIN,
        "System.trim_native_heap took " + Format.duration(nanos) + ": " + answer.trim());
    long was = resident(before);
    long is = resident(after);
    Long restWas = MemoryParts.bytes(before).get("rest");
    Long restIs = MemoryParts.bytes(after).get("rest");
    if (was < 0 || is < 0 || restWas == null || restIs == null) {
      page.labelled("So", MARGIN, "unknown: the kernel or the JVM does not split the memory here.");
      return page.toString();
    }
    page.labelled("Resident", MARGIN, fromTo(was, is) + ", with what is swapped out.");
    String error = Format.bytes(MemoryParts.error(after));
    page.labelled(
        "Rest", MARGIN, fromTo(restWas, restIs) + ", which nobody accounts for, +-" + error + ".");
    boolean kept = was - is >= Math.max(LEAST, restWas / 5);
    if (kept) {
      page.labelled(
          "So",
          MARGIN,
          "the C allocator had kept "
              + Format.bytes(was - is)
              + " that the program had freed. That is retention, not a leak.");
      page.labelled(
          "Do",
          MARGIN,
          "start with -XX:TrimNativeHeapInterval=300000, or with MALLOC_ARENA_MAX=2 in the"
              + " environment (threads that allocate natively then wait for each other).");
    } else {
      page.labelled(
          "So",
          MARGIN,
          "what is left is allocated. Where the rest grows from one trim test to the next, native"
              + " code leaks.");
      page.labelled(
          "Do",
          MARGIN,
          "a native allocation profiler names the caller (async-profiler: asprof -e nativemem);"
              + " count Inflater and Deflater without end() first.");
    }
    return page.toString();
  }

  private static String fromTo(long was, long is) {
    return Format.bytes(was) + " before, " + Format.bytes(is) + " after";
  }

  private static long resident(MemoryStats memory) {
    return memory.rssAnon() < 0
        ? -1
        : memory.rssAnon()
            + Math.max(0, memory.rssFile())
            + Math.max(0, memory.rssShmem())
            + Math.max(0, memory.swap());
  }
}
