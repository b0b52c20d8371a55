package io.unclosed.agent.ledger.stack;

import io.unclosed.agent.ledger.jdk.UnsafeAccess;
import io.unclosed.analysis.input.LogHistogram;
import org.jspecify.annotations.Nullable;

/**
 * One raw stack that opened resources of one kind, and what became of them.
 *
 * <p>Counters are added to by any thread and never lose an addition; read together they may be a
 * few opens apart. About 100 bytes, and 340 more once something was closed.
 */
public final class StackStats {
  private static final long OPENED = UnsafeAccess.offset(StackStats.class, "opened");
  private static final long CLOSED = UnsafeAccess.offset(StackStats.class, "closed");
  private static final long COLLECTED = UnsafeAccess.offset(StackStats.class, "collected");
  private static final long FAILED = UnsafeAccess.offset(StackStats.class, "failed");
  private static final int CLOSERS = 3;

  public final int index;
  public volatile int kind;

  /**
   * The raw stack until the heartbeat has named it; null from then on, for it holds the classes of
   * its frames.
   */
  public volatile @Nullable Object backtrace;

  public final int depth;

  /** The site that started the thread, or made its pool; 0 when unknown. Smaller than our index. */
  public final int creator;

  /** The contract's id of its blamed frame; empty before the heartbeat has named it. */
  public volatile String groupId = "";

  // For recordings: which minute it is, and how many opens were written in it. Races cost an event
  // or two.
  private long recordedMinute;
  private int recorded;

  /** Any stack was sampled rather than captured for every open. */
  public volatile boolean sampled;

  private volatile long opened;
  private volatile long closed;
  private volatile long collected;
  private volatile long failed;
  private volatile long lastClosedNanos;
  private volatile long @Nullable [] lifetimes;

  // Raw sites of the first ordinary closes; 0 for none. Races lose a closer, never more.
  private final int[] closers = new int[CLOSERS];

  StackStats(int index, int kind, @Nullable Object backtrace, int depth, int creator) {
    this.index = index;
    this.kind = kind;
    this.backtrace = backtrace;
    this.depth = depth;
    this.creator = creator;
  }

  public void opened(int weight) {
    UnsafeAccess.UNSAFE.getAndAddLong(this, OPENED, weight);
    if (weight > 1 && !sampled) {
      sampled = true;
    }
  }

  public void closed(int weight, long now, long lifeNanos, boolean byCollector) {
    UnsafeAccess.UNSAFE.getAndAddLong(this, CLOSED, weight);
    lastClosedNanos = now;
    if (byCollector) {
      UnsafeAccess.UNSAFE.getAndAddLong(this, COLLECTED, weight);
    } else {
      UnsafeAccess.add(lifetimes(), LogHistogram.bucketOf(lifeNanos), weight);
    }
  }

  /** Whether one more open of this minute may go into a recording. */
  public boolean mayRecord(long now, int most) {
    long minute = now / 60_000_000_000L;
    if (minute != recordedMinute) {
      recordedMinute = minute;
      recorded = 0;
    }
    return recorded++ < most;
  }

  public void failed() {
    UnsafeAccess.UNSAFE.getAndAddLong(this, FAILED, 1);
  }

  /**
   * Whether the stack of the next ordinary close should be kept: of the first, then of one in a
   * thousand.
   */
  boolean wantsCloser() {
    long n = closed;
    return (n <= 1 || n % 1000 == 0) && closers[CLOSERS - 1] == 0;
  }

  void addCloser(int site) {
    for (int i = 0; i < CLOSERS; i++) {
      if (closers[i] == site) {
        return;
      }
      if (closers[i] == 0) {
        closers[i] = site;
        return;
      }
    }
  }

  public int closer(int i) {
    return closers[i];
  }

  public static int closers() {
    return CLOSERS;
  }

  public long opened() {
    return opened;
  }

  public long closed() {
    return closed;
  }

  public long collected() {
    return collected;
  }

  public long failures() {
    return failed;
  }

  /** When something was last closed; 0 when nothing ever was. */
  public long lastClosedNanos() {
    return lastClosedNanos;
  }

  /** Adds this site's lifetimes to {@code sum}. */
  public void addLifetimesTo(long[] sum) {
    long[] mine = lifetimes;
    if (mine != null) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += mine[i];
      }
    }
  }

  private long[] lifetimes() {
    long[] mine = lifetimes;
    if (mine == null) {
      synchronized (this) {
        mine = lifetimes;
        if (mine == null) {
          mine = new long[LogHistogram.BUCKETS];
          lifetimes = mine;
        }
      }
    }
    return mine;
  }
}
