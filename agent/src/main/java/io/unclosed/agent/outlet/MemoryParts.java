package io.unclosed.agent.outlet;

import io.unclosed.analysis.Findings;
import io.unclosed.analysis.ProcessSample;
import io.unclosed.analysis.Trend;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The process's memory by part, in bytes.
 *
 * <p>The kernel's parts come first: {@code anonymous}, {@code file-backed} and {@code shared} add
 * up to the resident set, {@code swap} is beside it. The JVM's parts ({@code heap}, {@code
 * metaspace}, {@code code-cache}, {@code direct}, {@code mapped}) are another view of the same
 * memory, as far as it was touched; they are missing where {@code java.management} is. What is
 * unknown is absent. At most ten.
 */
public final class MemoryParts {
  private MemoryParts() {}

  /** Reads the JVM's parts now and takes the kernel's from the sample. */
  public static Map<String, Long> bytes(ProcessSample sample) {
    Map<String, Long> parts = new LinkedHashMap<>();
    add(parts, "anonymous", sample.anonymous());
    add(parts, "file-backed", sample.fileBacked());
    add(parts, "shared", sample.shared());
    add(parts, "swap", sample.swap());
    try {
      Jvm.addTo(parts);
    } catch (LinkageError absent) {
      // An image without java.management: the kernel's view is what is left.
      return parts;
    }
    return parts;
  }

  /** A part's growth in bytes an hour; 0 when none is established. */
  public static double perHour(String part, Findings findings) {
    Trend trend = findings.trends().get(part);
    return trend == null ? 0 : trend.perHour();
  }

  private static void add(Map<String, Long> parts, String part, long bytes) {
    if (bytes >= 0) {
      parts.merge(part, bytes, Long::sum);
    }
  }

  /** Apart, so that the class above loads without {@code java.management}. */
  private static final class Jvm {
    static void addTo(Map<String, Long> parts) {
      add(parts, "heap", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted());
      for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
        if (pool.getName().equals("Metaspace")) {
          add(parts, "metaspace", pool.getUsage().getCommitted());
        } else if (pool.getName().startsWith("Code")) {
          add(parts, "code-cache", pool.getUsage().getCommitted());
        }
      }
      for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
        String name = pool.getName();
        add(parts, name.startsWith("mapped") ? "mapped" : name, pool.getMemoryUsed());
      }
    }
  }
}
