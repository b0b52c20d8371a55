package io.unclosed.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import javax.management.JMException;

/**
 * Story 4: an agent that monitors keeps one string for every distinct name that it ever saw, such
 * as a file name with a time in it. 600 MB in two weeks, unseen among the garbage of a day; here
 * two weeks take half a minute, and 600 MB are 30.
 */
final class MetricsCollector {
  private static final int NAMES_A_BATCH = 120;
  private static final int BATCHES_A_SECOND = 50;
  private static final int PAGE_BYTES = 600_000;
  private static final int MOST_PAGES = 40;
  private static final int MOST_NAMES = 1_000;

  private final Map<String, Integer> counts;
  private final Deque<byte[]> pages = new ArrayDeque<>();
  private final Random random = new Random(37);
  private long number;

  /** With the mistake, or with its fix. */
  MetricsCollector(boolean fixed) {
    counts = fixed ? new RecentNames() : new LinkedHashMap<>();
  }

  /** The fix: the names of late, not those of ever. */
  private static final class RecentNames extends LinkedHashMap<String, Integer> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
      return size() > MOST_NAMES;
    }
  }

  /**
   * Collects, and prints what of the heap is alive at five moments.
   *
   * @return whether the class that grows was named, or for the fix that nothing grew
   */
  static boolean lasts(Duration duration, boolean fixed) throws JMException, InterruptedException {
    MetricsCollector collector = new MetricsCollector(fixed);
    AgentSays agent = new AgentSays();
    List<Double> live = new ArrayList<>();
    String growth = "";
    for (int fifth = 0; fifth < 5; fifth++) {
      collector.collect(duration.dividedBy(5));
      live.add(agent.liveHeap());
      System.out.printf(
          Locale.ROOT, "live heap %5.1f MiB, %d names%n", live.get(fifth), collector.counts.size());
      if (fifth > 1) {
        growth = agent.page("ProcessHealth", "heapGrowth");
      }
    }
    System.out.println("\n" + growth);
    System.out.println(agent.page("ProcessHealth", "report"));
    System.out.printf(Locale.ROOT, "RESULT %.1f%n", live.get(4) - live.get(1));
    return fixed || growth.contains("java.util.LinkedHashMap$Entry");
  }

  /** The noise of a day, which hides the growth: pages that live for a while and are dropped. */
  private void show(byte[] page) {
    pages.add(page);
    if (pages.size() > MOST_PAGES) {
      pages.remove();
    }
  }

  private void collect(Duration duration) throws InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      for (int i = 0; i < NAMES_A_BATCH; i++) {
        counts.merge("disk.read./var/spool/job-" + number++ + ".tmp", 1, Integer::sum);
      }
      show(new byte[1 + random.nextInt(PAGE_BYTES)]);
      Thread.sleep(1_000 / BATCHES_A_SECOND);
    }
  }
}
