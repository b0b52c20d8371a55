package io.unclosed.agent.ledger.stack;

import io.unclosed.agent.ledger.jdk.UnsafeAccess;
import io.unclosed.agent.ledger.slot.SlotWord;
import org.jspecify.annotations.Nullable;

/**
 * Takes stacks, within an allowance.
 *
 * <p>Walking a stack of 40 frames costs a microsecond whatever the way, so that nobody captures
 * every stack of a tight loop for nothing. Threads share 64 stripes; each stripe may spend about
 * one per cent of a core, charged by depth, with a burst that covers some 200 captures. Below 5,000
 * opens a second and thread that is every open. Above it an open is counted, and the next one that
 * is captured stands for those before it: its <i>weight</i>. The charge is varied by half when the
 * allowance is the limit, so that a program that opens in a fixed order is sampled fairly.
 *
 * <p>No throwable is ever constructed here, because Flight Recorder counts constructions: each
 * stripe keeps one and refills it. A stripe is taken by compare-and-set; that is also what guards
 * against re-entry.
 */
public final class StackSampler {
  /** Site in the low half, weight in the high half. */
  static final long NOT_SAMPLED = 0;

  private static final int STRIPES = 64;
  private static final long OWNER = UnsafeAccess.offset(Stripe.class, "owner");
  private static final long BURST_NANOS = 30_000_000;
  private static final long BASE_NANOS = 200;
  private static final long FRAME_NANOS = 25;
  private static final int CHARGED_FRAMES = 64;
  private static final int SHARE = 100;
  private static final int EXACT_ROUNDS = 1000;

  private final Stripe[] stripes = new Stripe[STRIPES];
  private final StackTable sites;
  private final boolean exact;
  private final boolean proved = Backtrace.proved();

  /** Who started which thread; set once, before the first capture. */
  public @Nullable ThreadCreators creators;

  /** Opens that were counted without their stack. Racy by a few. */
  private volatile long skipped;

  /**
   * How much of a core's hundredth a stripe may spend; the heartbeat raises it while growth has no
   * site.
   */
  public volatile int allowance = 1;

  StackSampler(StackTable sites, boolean exact) {
    this.sites = sites;
    this.exact = exact;
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe();
    }
  }

  /** Whether stacks can be told apart here; otherwise every open is counted without one. */
  public boolean works() {
    return proved;
  }

  public long skipped() {
    return skipped;
  }

  /**
   * The site of the current stack and the weight of this open.
   *
   * @return {@link #NOT_SAMPLED}, or {@code weight << 32 | site}
   */
  long take(long now, long thread, int kind) {
    return take(now, thread, kind, true);
  }

  /** The site of the current stack, that opens nothing; 0 when the allowance is used up. */
  int place(long now, long thread, int kind) {
    return (int) take(now, thread, kind, false);
  }

  private long take(long now, long thread, int kind, boolean opens) {
    if (!proved) {
      return 1L << 32 | StackTable.NO_STACK;
    }
    int home = (int) (thread ^ (thread >>> 6)) & (STRIPES - 1);
    Stripe stripe = stripes[home];
    if (!exact && stripe.dueNanos - now > 0) {
      return skip(stripe, opens);
    }
    // Another thread has it for a microsecond, or this one has it already, further down.
    for (int next = home + 1; !own(stripe); next++) {
      if (next - home > (exact ? STRIPES * EXACT_ROUNDS : STRIPES)) {
        return skip(stripe, opens);
      }
      stripe = stripes[next & (STRIPES - 1)];
    }
    try {
      return takeFrom(stripe, now, thread, kind, opens);
    } finally {
      // Here and not in what is called: a call near the end of the stack may fail before it begins.
      // A plain store succeeds there.
      stripe.owner = 0;
    }
  }

  @SuppressWarnings(
      "NonAtomicVolatileUpdate") // losing one of two at once loses nothing that matters
  private long skip(Stripe stripe, boolean opens) {
    if (opens) {
      stripe.skipped++;
      skipped++;
    }
    return NOT_SAMPLED;
  }

  private long takeFrom(Stripe stripe, long now, long thread, int kind, boolean opens) {
    Throwable filled = stripe.throwable.fillInStackTrace();
    Object raw = Backtrace.of(filled);
    if (raw == null) {
      return 1L << 32 | StackTable.NO_STACK;
    }
    int depth = Backtrace.depth(filled);
    // Where no frame is the application's, the line that started the thread is; so it tells stacks
    // apart.
    int creator = creatorOf(stripe, thread);
    long key = Backtrace.key(raw, depth, kind + 1) + creator * 0x9E3779B97F4A7C15L;
    StackStats site = sites.find(key);
    if (site == null) {
      site = sites.add(key, kind, raw, depth, creator);
    }
    charge(stripe, now, depth);
    return (opens ? weight(stripe) : 1L) << 32 | site.index;
  }

  private int creatorOf(Stripe stripe, long thread) {
    ThreadCreators known = creators;
    if (known == null) {
      return 0;
    }
    // A number is given to one thread only, and it runs here, so it cannot have been started twice.
    if (stripe.thread != thread) {
      stripe.creator = known.creatorOf(thread);
      stripe.thread = thread;
    }
    return stripe.creator;
  }

  // No more than a slot can hold, so that its close takes back what its open gave.
  private static long weight(Stripe stripe) {
    int weight = Math.min(1 + stripe.skipped, SlotWord.MAX_WEIGHT);
    stripe.skipped -= weight - 1;
    return weight;
  }

  private void charge(Stripe stripe, long now, int depth) {
    long cost = (BASE_NANOS + FRAME_NANOS * Math.min(depth, CHARGED_FRAMES)) * SHARE / allowance;
    long due = stripe.dueNanos;
    if (due - (now - BURST_NANOS) < 0) {
      due = now - BURST_NANOS;
    }
    if (due + cost - now > 0) {
      cost = cost / 2 + cost * (now & 1023) / 1024;
    }
    stripe.dueNanos = due + cost;
    Backtrace.clear(stripe.throwable);
  }

  private static boolean own(Stripe stripe) {
    return stripe.owner == 0 && UnsafeAccess.UNSAFE.compareAndSetInt(stripe, OWNER, 0, 1);
  }

  /** Fields of one owner at a time; padded, so that two stripes do not share a cache line. */
  @SuppressWarnings("unused")
  private static final class Stripe {
    volatile int owner;
    int skipped;

    /** The last thread that came here, and the site that started it. */
    long thread;

    int creator;
    long dueNanos = Long.MIN_VALUE / 2;
    final Throwable throwable = new Throwable();
    long p1;
    long p2;
    long p3;
    long p4;
    long p5;
    long p6;
    long p7;
    long p8;
    @Nullable Object p9;
  }
}
