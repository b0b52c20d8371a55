package io.unclosed.analysis.verdict;

import io.unclosed.analysis.input.CallSiteStats;
import org.jspecify.annotations.Nullable;

/**
 * Whether closes have stopped at a frame while opens go on. Then its handlers hang, and a missing
 * close is the wrong thing to look for.
 */
final class StalledCloses {
  /** Fewest closed ones from which one knows how soon they are usually closed. */
  private static final int KNOWN = 50;

  private static final int OPENED_SINCE = 10;

  private final long patienceNanos;
  private long closed = -1;
  private long openedAtLastClose;
  private long lastCloseNanos;

  StalledCloses(long patienceNanos) {
    this.patienceNanos = patienceNanos;
  }

  boolean next(@Nullable CallSiteStats f, long nowNanos) {
    if (f == null || !closesItself(f)) {
      return false;
    }
    if (f.counts().closed() != closed) {
      closed = f.counts().closed();
      openedAtLastClose = f.counts().opened();
      lastCloseNanos = nowNanos;
      return false;
    }
    long usual = f.times().lifetimes().quantileNanos(0.99);
    long since = Math.max(nowNanos - lastCloseNanos, f.times().lastClosedNanosAgo());
    return since >= Math.max(20 * usual, 2 * patienceNanos)
        && f.counts().opened() - openedAtLastClose >= OPENED_SINCE;
  }

  /** What the collector closes it closes when it happens to run. */
  private static boolean closesItself(CallSiteStats f) {
    long itself = f.counts().closed() - f.counts().collected();
    return itself >= KNOWN && itself >= f.counts().collected();
  }
}
