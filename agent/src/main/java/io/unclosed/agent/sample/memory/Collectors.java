package io.unclosed.agent.sample.memory;

import java.lang.management.GarbageCollectorMXBean;
import java.util.ArrayList;
import java.util.List;

/**
 * The garbage collector: how often it has looked at everything, and what it keeps for itself.
 *
 * <p>Its own structures are an estimate, from what native memory tracking says of a heap of 512 MB
 * on JDK 17 and 25: bitmaps and cards for each page of heap that is used.
 */
final class Collectors {
  private final List<GarbageCollectorMXBean> whole = new ArrayList<>();
  private final int pausesEach;
  private final double share;
  private final boolean counted;
  private long floor = -1;
  private boolean changing;
  private long changes;

  /**
   * Looks which collector it is.
   *
   * @param heapPools in how many pools the heap lies
   */
  Collectors(List<GarbageCollectorMXBean> all, int heapPools) {
    boolean concurrent = false;
    double share = 0.03;
    for (GarbageCollectorMXBean bean : all) {
      String name = bean.getName();
      share = shareOf(name, share);
      if (looksAtAll(name, heapPools)) {
        whole.add(bean);
      }
      concurrent |= name.equals("G1 Concurrent GC");
    }
    this.share = share;
    // That bean counts the two pauses of a cycle, and is not there before JDK 20.
    pausesEach = concurrent ? 2 : 1;
    counted = concurrent || !(whole.isEmpty() || isG1(whole));
  }

  private static boolean isG1(List<GarbageCollectorMXBean> beans) {
    return beans.get(0).getName().startsWith("G1");
  }

  private static boolean looksAtAll(String name, int heapPools) {
    return switch (name) {
      case "G1 Old Generation", "G1 Concurrent GC" -> true;
      case "MarkSweepCompact", "PS MarkSweep" -> true;
      case "ZGC Cycles", "ZGC Major Cycles" -> true;
      // With generations its cycles are mostly of the young one.
      case "Shenandoah Cycles" -> heapPools == 1;
      default -> false;
    };
  }

  private static double shareOf(String name, double otherwise) {
    if (name.startsWith("G1")) {
      return 0.04;
    }
    if (name.equals("Copy") || name.equals("MarkSweepCompact")) {
      return 0.005;
    }
    return otherwise;
  }

  /** Bytes that it needs for a heap of which so much is touched. */
  long structures(long touchedHeap) {
    return (long) (share * touchedHeap);
  }

  /**
   * Collections of everything that is old, ever. Where no bean counts them (G1 before JDK 20, whose
   * old regions go in mixed collections) those that were seen: a change of what was left, and
   * changes without a pause between them as one.
   *
   * @param floor what the last one left; -1 before the first
   */
  long old(long floor) {
    boolean change = floor >= 0 && floor != this.floor;
    if (change && !changing) {
      changes++;
    }
    changing = change;
    this.floor = floor;
    long count = 0;
    for (GarbageCollectorMXBean bean : whole) {
      long pauses = Math.max(0, bean.getCollectionCount());
      count += bean.getName().equals("G1 Concurrent GC") ? pauses / pausesEach : pauses;
    }
    return counted ? count : Math.max(count, changes);
  }
}
