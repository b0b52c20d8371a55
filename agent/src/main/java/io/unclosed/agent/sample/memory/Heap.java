package io.unclosed.agent.sample.memory;

import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The heap's pools.
 *
 * <p>How much of the heap is resident nobody tells, but a page that was never written is not. The
 * pools know the most that each has ever held; together, cut at what is committed, that is what was
 * touched: within 6 per cent of the kernel's figure with the serial and parallel collectors, up to
 * a fifth too much or too little with G1 and Shenandoah (a heap of 700 MB, JDK 17 and 25).
 */
final class Heap {
  private final List<MemoryPoolMXBean> pools = new ArrayList<>();
  private final @Nullable MemoryPoolMXBean old;
  private long used;
  private long committed;
  private long touched;

  Heap(List<MemoryPoolMXBean> all) {
    for (MemoryPoolMXBean pool : all) {
      if (pool.getType() == MemoryType.HEAP) {
        pools.add(pool);
      }
    }
    old = oldOf(pools);
  }

  /** The pool of what has lived long; where the heap is one, that one. */
  private static @Nullable MemoryPoolMXBean oldOf(List<MemoryPoolMXBean> pools) {
    for (MemoryPoolMXBean pool : pools) {
      String name = pool.getName();
      if (name.contains("Old") || name.contains("Tenured")) {
        return pool;
      }
    }
    return pools.size() == 1 ? pools.get(0) : null;
  }

  void read() {
    used = 0;
    committed = 0;
    long peaks = 0;
    for (MemoryPoolMXBean pool : pools) {
      MemoryUsage now = pool.getUsage();
      used += now.getUsed();
      committed += now.getCommitted();
      peaks += pool.getPeakUsage().getUsed();
    }
    // Peaks can be reset by anybody: what was seen stays touched until it is given back.
    touched = Math.min(committed, Math.max(touched, Math.max(peaks, used)));
  }

  long used() {
    return used;
  }

  long committed() {
    return committed;
  }

  long touched() {
    return touched;
  }

  /** In how many pools the heap lies. */
  int pools() {
    return pools.size();
  }

  /** What was left after the last collection of the old pool; -1 before the first. */
  long floor() {
    MemoryUsage left = old == null ? null : old.getCollectionUsage();
    return left == null || left.getUsed() == 0 ? -1 : left.getUsed();
  }
}
