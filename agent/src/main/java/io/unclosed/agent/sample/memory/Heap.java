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
 * <p>How much of the heap is resident nobody tells, but a page that was never written is not. Where
 * each pool has its place (serial, parallel), the most that each has held is what was touched.
 * Where regions go from one pool to another (G1), the most that the young ones have held counts
 * beside what is old now: the old one's own peak would count the same regions twice, up to 80 per
 * cent too much. Against the kernel's figure, heaps of 200 to 700 MB on JDK 17 and 25, three
 * collectors came within a tenth, G1 with {@code -Xms} as {@code -Xmx} and Shenandoah within a
 * quarter.
 *
 * <p>What the heap held just before a collection would be nearer still, but asking for it
 * constructs exceptions, which a recording shows as the application's.
 */
final class Heap {
  private final List<MemoryPoolMXBean> pools = new ArrayList<>();
  private final @Nullable MemoryPoolMXBean old;
  private final boolean regions;
  private long used;
  private long committed;
  private long touched;

  Heap(List<MemoryPoolMXBean> all) {
    boolean regions = false;
    for (MemoryPoolMXBean pool : all) {
      if (pool.getType() == MemoryType.HEAP) {
        pools.add(pool);
        regions |= pool.getName().startsWith("G1");
      }
    }
    old = oldOf(pools);
    this.regions = regions;
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
    long most = 0;
    for (MemoryPoolMXBean pool : pools) {
      MemoryUsage now = pool.getUsage();
      used += now.getUsed();
      committed += now.getCommitted();
      most += most(pool, now, regions && pool == old);
    }
    // What was seen stays touched until it is given back: peaks can be reset by anybody.
    touched = Math.min(committed, Math.max(touched, most));
  }

  private static long most(MemoryPoolMXBean pool, MemoryUsage now, boolean ofNow) {
    return ofNow ? now.getUsed() : Math.max(now.getUsed(), pool.getPeakUsage().getUsed());
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

  /** Whether it is that of ZGC without generations. */
  boolean mappedThrice() {
    return old != null && old.getName().equals("ZHeap");
  }

  /** What was left after the last collection of the old pool; -1 before the first. */
  long floor() {
    MemoryUsage left = old == null ? null : old.getCollectionUsage();
    return left == null || left.getUsed() == 0 ? -1 : left.getUsed();
  }
}
