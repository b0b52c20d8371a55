package io.unclosed.agent.sample.memory;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How full the heap was when it was last collected.
 *
 * <p>Loads only where {@code jdk.management} is.
 */
final class BeforeCollection {
  private final List<GarbageCollectorMXBean> collectors = new ArrayList<>();
  private final Set<String> heapPools;

  BeforeCollection(List<java.lang.management.GarbageCollectorMXBean> beans, Set<String> heapPools) {
    this.heapPools = heapPools;
    for (java.lang.management.GarbageCollectorMXBean bean : beans) {
      if (bean instanceof GarbageCollectorMXBean collector) {
        collectors.add(collector);
      }
    }
  }

  /** Bytes in use just before it, of the collector that had most; 0 before the first collection. */
  long used() {
    long most = 0;
    for (GarbageCollectorMXBean collector : collectors) {
      GcInfo last = collector.getLastGcInfo();
      if (last != null) {
        most = Math.max(most, used(last));
      }
    }
    return most;
  }

  private long used(GcInfo collection) {
    long used = 0;
    for (Map.Entry<String, MemoryUsage> pool : collection.getMemoryUsageBeforeGc().entrySet()) {
      if (heapPools.contains(pool.getKey())) {
        used += pool.getValue().getUsed();
      }
    }
    return used;
  }
}
