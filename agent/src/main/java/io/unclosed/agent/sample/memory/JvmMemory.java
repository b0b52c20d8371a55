package io.unclosed.agent.sample.memory;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's beans of memory, asked directly.
 *
 * <p>No server is made for that and nothing is logged, so that neither an MBean server nor a log
 * manager that the application means to choose is fixed (tried; a test keeps it). The first use
 * loads 350 classes, some tens of milliseconds; a reading costs 0.1 ms once it is compiled. Nothing
 * here makes the collector run.
 *
 * <p>Loads only where {@code java.management} is.
 */
final class JvmMemory {
  private final Heap heap;
  private final Collectors collectors;
  private final List<MemoryPoolMXBean> code = new ArrayList<>();
  private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
  private @Nullable MemoryPoolMXBean metaspace;
  private @Nullable MemoryPoolMXBean classSpace;
  private @Nullable BufferPoolMXBean direct;
  private @Nullable BufferPoolMXBean mapped;

  JvmMemory() {
    List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans();
    List<GarbageCollectorMXBean> beans = ManagementFactory.getGarbageCollectorMXBeans();
    heap = new Heap(pools);
    collectors = new Collectors(beans, heap.pools());
    for (MemoryPoolMXBean pool : pools) {
      String name = pool.getName();
      if (name.equals("Metaspace")) {
        metaspace = pool;
      } else if (name.equals("Compressed Class Space")) {
        classSpace = pool;
      } else if (name.startsWith("Code")) {
        code.add(pool);
      }
    }
    for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
      if (pool.getName().equals("direct")) {
        direct = pool;
      } else if (pool.getName().equals("mapped")) {
        mapped = pool;
      }
    }
  }

  JvmReading read() {
    heap.read();
    long floor = heap.floor();
    return new JvmReading(
        floor,
        heap.used(),
        heap.touched(),
        heap.committed(),
        committed(metaspace),
        committed(classSpace),
        committedCode(),
        collectors.structures(heap.touched()),
        used(direct),
        used(mapped),
        classes.getTotalLoadedClassCount(),
        classes.getUnloadedClassCount(),
        collectors.old(floor),
        heap.mappedThrice());
  }

  private long committedCode() {
    long sum = 0;
    for (MemoryPoolMXBean pool : code) {
      sum += pool.getUsage().getCommitted();
    }
    return code.isEmpty() ? -1 : sum;
  }

  private static long committed(@Nullable MemoryPoolMXBean pool) {
    return pool == null ? -1 : pool.getUsage().getCommitted();
  }

  private static long used(@Nullable BufferPoolMXBean pool) {
    return pool == null ? -1 : pool.getMemoryUsed();
  }
}
