package io.unclosed.agent.ledger.stack;

import io.unclosed.agent.ledger.jdk.CleanerThreads;
import io.unclosed.agent.ledger.jdk.UnsafeAccess;
import io.unclosed.agent.ledger.slot.SlotWord;

/**
 * Counts opens and closes at their sites, whatever it is that was opened. On the application's
 * threads.
 */
public final class OpenCloseRecorder {
  public final StackTable sites;
  public final StackSampler capture;
  public final CleanerThreads collectors = new CleanerThreads();
  public final long[] collectedByKind = new long[64];

  /** A bit for each kind whose stacks are wanted; the others are only counted. */
  private final long traced;

  /** The agent's own thread: what it opens is the process's own. */
  public volatile long agentThread = -1;

  public OpenCloseRecorder(boolean exact, long kinds, HeartbeatTrigger heartbeatTrigger) {
    sites = new StackTable(heartbeatTrigger);
    traced = kinds;
    capture = new StackSampler(sites, exact);
  }

  /** Books an open of the current thread at its stack; gives the word for the slot. */
  public long opened(int kind, long flags, long now, long thread) {
    long taken = StackSampler.NOT_SAMPLED;
    long own = thread == agentThread ? SlotWord.OWN : 0;
    if (wants(kind) && (flags & (SlotWord.PART | SlotWord.OWN)) == 0 && own == 0) {
      taken = take(now, thread, kind);
    }
    return opened(taken, kind, flags | own);
  }

  /** Whether the stacks of a kind are wanted. */
  public boolean wants(int kind) {
    return (traced >>> kind & 1) != 0;
  }

  /** Books an open at a site that is known already; gives the word for the slot. */
  public long openedAt(int site, int kind) {
    return opened(1L << 32 | site, kind, 0);
  }

  private long opened(long taken, int kind, long flags) {
    int site = (int) taken;
    int weight = (int) (taken >>> 32);
    if (weight > 0) {
      sites.at(site).opened(weight);
    }
    return SlotWord.of(site, kind, weight, flags);
  }

  /**
   * The current stack and for how many opens it stands, as {@link StackSampler#take} gives it. Near
   * the end of the stack that may fail; the resource must still be booked.
   */
  public long take(long now, long thread, int kind) {
    try {
      return capture.take(now, thread, kind);
    } catch (StackOverflowError | OutOfMemoryError e) {
      return 1L << 32 | StackTable.NO_STACK;
    }
  }

  /** The site of the current stack, that opens nothing. */
  public int place(long now, long thread, int kind) {
    try {
      return capture.place(now, thread, kind);
    } catch (StackOverflowError | OutOfMemoryError e) {
      return StackTable.NO_STACK;
    }
  }

  /** Books the end of what had that word. */
  public void closed(long word, long openedNanos) {
    int weight = SlotWord.weight(word);
    long thread = CleanerThreads.idOf(Thread.currentThread());
    boolean byCollector = collectors.contains(thread);
    if (byCollector) {
      UnsafeAccess.add(collectedByKind, SlotWord.kind(word), 1);
    }
    if (weight == 0) {
      return;
    }
    long now = System.nanoTime();
    StackStats site = sites.at(SlotWord.site(word));
    site.closed(weight, now, now - openedNanos, byCollector);
    if (!byCollector && site.wantsCloser() && sites.isRoomy()) {
      int closer = place(now, thread, SlotWord.kind(word) + 64);
      if (closer > StackTable.BEFORE_ATTACH) {
        site.addCloser(closer);
      }
    }
  }
}
