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
    boolean kernel = memory.resident().anonymous() >= 0;
    if (memory.heap().touched() < 0) {
      add(parts, "anonymous", memory.resident().anonymous());
      add(parts, "shared", memory.resident().shared());
      add(parts, "file-backed", memory.resident().fileBacked());
      add(parts, "swap", memory.resident().swap());
      return parts;
    }
    addJvm(parts, memory);
    long counted = 0;
    for (long part : parts.values()) {
      counted += part;
    }
    add(parts, "file-backed", memory.resident().fileBacked());
    if (kernel) {
      parts.put("rest", notFiles(memory) - counted);
    }
    return parts;
  }

  private static void addJvm(Map<String, Long> parts, MemoryStats memory) {
    add(parts, "heap", memory.heap().touched());
    add(parts, "metaspace", memory.classes().metaspace() - known(memory.classes().classSpace()));
    add(parts, "class-space", memory.classes().classSpace());
    add(parts, "code-cache", memory.internals().codeCache());
    add(parts, "thread-stacks", memory.internals().threadStacks());
    add(parts, "collector", memory.internals().collector());
    add(parts, "direct", memory.buffers().direct());
    if (memory.internals().tracked() >= 0) {
      long counted = -memory.heap().touched();
      for (long part : parts.values()) {
        counted += part;
      }
      add(parts, "jvm-other", Math.max(0, memory.internals().tracked() - counted));
    }
    add(parts, "zlib", memory.buffers().zlib());
  }

  /** What is resident or swapped out and not of a file. */
  private static long notFiles(MemoryStats memory) {
    return memory.resident().anonymous()
        + known(memory.resident().shared())
        + known(memory.resident().swap());
  }

  /**
   * By how much the rest may be wrong in either direction, for all the estimates together: a
   * quarter of the heap that was touched (never more than it can be), a quarter of the code cache,
   * half of the collector, a third of the stacks and of zlib.
   */
  public static long error(MemoryStats memory) {
    if (memory.heap().touched() < 0) {
      return 0;
    }
    long touched = memory.heap().touched();
    long heap = Math.max(touched - memory.heap().used(), memory.heap().committed() - touched);
    return Math.min(touched / 4, heap)
        + known(memory.internals().codeCache()) / 4
        + known(memory.internals().collector()) / 2
        + known(memory.internals().threadStacks()) / 3
        + known(memory.buffers().zlib()) / 3;
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
