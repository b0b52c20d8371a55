package io.unclosed.agent.ledger;

/**
 * Counts opens and closes at their sites, whatever it is that was opened. On the application's
 * threads.
 */
final class SiteBooks {
  final RawSites sites;
  final Capture capture;
  final CollectorThreads collectors = new CollectorThreads();
  final long[] collectedByKind = new long[64];

  /** A bit for each kind whose stacks are wanted; the others are only counted. */
  private final long traced;

  /** The agent's own thread: what it opens is the process's own. */
  volatile long agentThread = -1;

  SiteBooks(boolean exact, long kinds, Bell bell) {
    sites = new RawSites(bell);
    traced = kinds;
    capture = new Capture(sites, exact);
  }

  /** Books an open of the current thread at its stack; gives the word for the slot. */
  long opened(int kind, long flags, long now, long thread) {
    long taken = Capture.NOT_SAMPLED;
    long own = thread == agentThread ? SlotWord.OWN : 0;
    if (wants(kind) && (flags & (SlotWord.PART | SlotWord.OWN)) == 0 && own == 0) {
      taken = take(now, thread, kind);
    }
    return opened(taken, kind, flags | own);
  }

  /** Whether the stacks of a kind are wanted. */
  boolean wants(int kind) {
    return (traced >>> kind & 1) != 0;
  }

  /** Books an open at a site that is known already; gives the word for the slot. */
  long openedAt(int site, int kind) {
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
   * The current stack and for how many opens it stands, as {@link Capture#take} gives it. Near the
   * end of the stack that may fail; the resource must still be booked.
   */
  long take(long now, long thread, int kind) {
    try {
      return capture.take(now, thread, kind);
    } catch (StackOverflowError | OutOfMemoryError e) {
      return 1L << 32 | RawSites.NO_STACK;
    }
  }

  /** The site of the current stack, that opens nothing. */
  int place(long now, long thread, int kind) {
    try {
      return capture.place(now, thread, kind);
    } catch (StackOverflowError | OutOfMemoryError e) {
      return RawSites.NO_STACK;
    }
  }

  /** Books the end of what had that word. */
  void closed(long word, long openedNanos) {
    int weight = SlotWord.weight(word);
    long thread = CollectorThreads.idOf(Thread.currentThread());
    boolean byCollector = collectors.contains(thread);
    if (byCollector) {
      Raw.add(collectedByKind, SlotWord.kind(word), 1);
    }
    if (weight == 0) {
      return;
    }
    long now = System.nanoTime();
    RawSite site = sites.at(SlotWord.site(word));
    site.closed(weight, now, now - openedNanos, byCollector);
    if (!byCollector && site.wantsCloser() && sites.isRoomy()) {
      int closer = place(now, thread, SlotWord.kind(word) + 64);
      if (closer > RawSites.BEFORE_ATTACH) {
        site.addCloser(closer);
      }
    }
  }
}
