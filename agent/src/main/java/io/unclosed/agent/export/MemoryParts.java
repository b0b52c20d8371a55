package io.unclosed.agent.export;

import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.QuantityTrend;
import io.unclosed.analysis.input.MemoryStats;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The process's memory by part, in bytes: parts that add up to the resident set and what is swapped
 * out.
 *
 * <p>{@code heap}, {@code metaspace}, {@code class-space}, {@code code-cache}, {@code
 * thread-stacks}, {@code collector}, {@code direct}, {@code zlib}, with native memory tracking
 * {@code jvm-other}; {@code file-backed}, which the kernel can take back; and {@code rest}, which
 * is all that nobody accounts for: native libraries, what the C allocator keeps, and some 20 MB of
 * the JVM's own. Some parts are estimates, so the rest may be below 0 by as much as {@link #error}.
 *
 * <p>Where the JVM tells nothing there are the kernel's parts, which add up to the same: {@code
 * anonymous}, {@code shared}, {@code file-backed} and {@code swap}. What is unknown is absent.
 */
public final class MemoryParts {
  private MemoryParts() {}

  /** The parts, at most eleven. */
  public static Map<String, Long> bytes(MemoryStats memory) {
    Map<String, Long> parts = new LinkedHashMap<>();
    boolean kernel = memory.rssAnon() >= 0;
    if (memory.heapTouched() < 0) {
      add(parts, "anonymous", memory.rssAnon());
      add(parts, "shared", memory.rssShmem());
      add(parts, "file-backed", memory.rssFile());
      add(parts, "swap", memory.swap());
      return parts;
    }
    addJvm(parts, memory);
    long counted = 0;
    for (long part : parts.values()) {
      counted += part;
    }
    add(parts, "file-backed", memory.rssFile());
    if (kernel) {
      parts.put("rest", notFiles(memory) - counted);
    }
    return parts;
  }

  private static void addJvm(Map<String, Long> parts, MemoryStats memory) {
    add(parts, "heap", memory.heapTouched());
    add(parts, "metaspace", memory.metaspace() - known(memory.classSpace()));
    add(parts, "class-space", memory.classSpace());
    add(parts, "code-cache", memory.codeCache());
    add(parts, "thread-stacks", memory.threadStacks());
    add(parts, "collector", memory.collector());
    add(parts, "direct", memory.direct());
    if (memory.tracked() >= 0) {
      long counted = -memory.heapTouched();
      for (long part : parts.values()) {
        counted += part;
      }
      add(parts, "jvm-other", Math.max(0, memory.tracked() - counted));
    }
    add(parts, "zlib", memory.zlib());
  }

  /** What is resident or swapped out and not of a file. */
  private static long notFiles(MemoryStats memory) {
    return memory.rssAnon() + known(memory.rssShmem()) + known(memory.swap());
  }

  /**
   * By how much the rest may be wrong in either direction, for all the estimates together: a
   * quarter of the heap that was touched (never more than it can be), a quarter of the code cache,
   * half of the collector, a third of the stacks and of zlib.
   */
  public static long error(MemoryStats memory) {
    if (memory.heapTouched() < 0) {
      return 0;
    }
    long touched = memory.heapTouched();
    long heap = Math.max(touched - memory.heapUsed(), memory.heapCommitted() - touched);
    return Math.min(touched / 4, heap)
        + known(memory.codeCache()) / 4
        + known(memory.collector()) / 2
        + known(memory.threadStacks()) / 3
        + known(memory.zlib()) / 3;
  }

  /** A part's growth in bytes per hour; NaN when it is not known. */
  public static double perHour(String part, Findings findings) {
    QuantityTrend trend = findings.trends().get(part);
    return trend == null ? Double.NaN : trend.perHour();
  }

  private static long known(long bytes) {
    return Math.max(0, bytes);
  }

  private static void add(Map<String, Long> parts, String part, long bytes) {
    if (bytes >= 0) {
      parts.put(part, bytes);
    }
  }
}
