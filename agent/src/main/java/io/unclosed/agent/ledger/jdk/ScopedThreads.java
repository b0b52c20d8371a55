package io.unclosed.agent.ledger.jdk;

/**
 * How many virtual threads live within structured scopes: a count of starts and ends, and no record
 * of any one. On the application's threads, but {@link #count}.
 *
 * <p>A thread that was made before the agent listened may have started before as well: it is left
 * out at its start and at its end, told by its id, for ids only rise. Spread over eight lines of
 * the processor's cache, 512 bytes.
 */
public final class ScopedThreads {
  private static final String VIRTUAL = "java.lang.VirtualThread";
  private static final int STRIPES = 8;
  private static final int LONGS_OF_A_LINE = 8;

  private final long[] alive = new long[STRIPES * LONGS_OF_A_LINE];

  /** Ids above it are followed. */
  private volatile long last = Long.MAX_VALUE;

  /** From here on starts and ends are told. */
  public void begin() {
    // Named, because a nameless one would take a number that the application's next is named by.
    last = CleanerThreads.idOf(new Thread(null, null, "unclosed"));
  }

  /** A thread starts, 1, or ends, -1. */
  public void changed(Thread thread, long by) {
    long id = CleanerThreads.idOf(thread);
    if (id > last && isVirtual(thread)) {
      UnsafeAccess.add(alive, (int) (id % STRIPES) * LONGS_OF_A_LINE, by);
    }
  }

  static boolean isVirtual(Object thread) {
    return thread.getClass().getName().equals(VIRTUAL);
  }

  /** Those that live now; others start and end meanwhile. */
  long count() {
    long sum = 0;
    for (int i = 0; i < alive.length; i += LONGS_OF_A_LINE) {
      sum += UnsafeAccess.get(alive, i);
    }
    return Math.max(0, sum);
  }
}
