package io.unclosed.agent.ledger;

import io.unclosed.agent.kind.Kinds;
import org.jspecify.annotations.Nullable;

/**
 * Books what has no descriptor: native memory by its address, threads by their id, objects that the
 * user declared by their identity. On the application's threads, under the same rules as {@link
 * Ledger}.
 *
 * <p>Threads that a pool starts are booked at the line that made the pool: who happened to hand in
 * the task that made the pool grow is not who keeps the thread.
 */
final class KeyedLedger {
  static final int KIND_BITS = 6;
  private static final int MAX_POOLS = 1 << 16;

  final KeyedSlots keyed = new KeyedSlots();
  private final SiteBooks books;

  /** By pool: its place in order, and the site that made it. */
  private final WeakNumbers pools = new WeakNumbers(MAX_POOLS);

  private int poolCount;

  /** Objects of the types that the user declared. */
  final DeclaredObjects objects;

  KeyedLedger(SiteBooks books) {
    this.books = books;
    this.objects = new DeclaredObjects(books, keyed);
    books.capture.creators = this;
  }

  /** The key of what is unique within its kind. */
  static long key(long value, int kind) {
    return value << KIND_BITS | kind;
  }

  /** Native memory was taken; gives its number, -1 when it is not held. */
  int taken(long address, int kind, long bytes) {
    return opened(key(address, kind), kind, bytes, -1, -1);
  }

  private int opened(long key, int kind, long bytes, int site, int link) {
    long now = System.nanoTime();
    long thread = CollectorThreads.idOf(Thread.currentThread());
    long word = site < 0 ? books.opened(kind, 0, now, thread) : books.openedAt(site, kind);
    return keyed.hold(key, word, now, thread, link, bytes);
  }

  /**
   * What had that key ends: memory is about to be given back, a thread is about to go. Gives its
   * word; 0 when it was not held, or is the process's own.
   */
  long ended(long key) {
    int number = keyed.release(key);
    if (number < 0) {
      return 0;
    }
    long opened = keyed.slots.nanos(number - KeyedSlots.BASE);
    long word = keyed.slots.vacate(number - KeyedSlots.BASE);
    keyed.giveBack(number);
    if (word == 0 || SlotWord.isOwn(word)) {
      return 0;
    }
    books.closed(word, opened);
    return word;
  }

  /** A pool of threads was made here; further constructors of the same pool add nothing. */
  void poolMade(Object pool, int kind) {
    if (pools.numberOf(pool) >= 0) {
      return;
    }
    long thread = CollectorThreads.idOf(Thread.currentThread());
    int site = books.place(System.nanoTime(), thread, kind);
    if (site > RawSites.BEFORE_ATTACH) {
      pools.put(pool, (long) nextPool() << 32 | site);
    }
  }

  private synchronized int nextPool() {
    return poolCount++;
  }

  /**
   * A thread is about to start; gives its number, -1 when it is not held.
   *
   * @param pool that starts it; null when none does, or it is not known
   */
  int starting(Thread started, @Nullable Object pool, int kind) {
    long known = pool == null ? -1 : pools.numberOf(pool);
    int site = known < 0 ? -1 : (int) known;
    int link = known < 0 ? -1 : (int) (known >>> 32);
    return opened(key(CollectorThreads.idOf(started), kind), kind, 0, site, link);
  }

  /** The site at which a thread was started, or its pool was made; 0 when unknown. */
  int creatorOf(long thread) {
    int number = keyed.numberOf(key(thread, Kinds.THREAD));
    long word = number < 0 ? 0 : keyed.slots.word(number - KeyedSlots.BASE);
    int site = SlotWord.isHeld(word) ? SlotWord.site(word) : 0;
    return site > RawSites.BEFORE_ATTACH ? site : 0;
  }

  /** Marks the objects that died unclosed; on the heartbeat's thread. */
  void takeOrphans() {
    while (pools.nextGone() >= 0) {
      // A dead pool needs no number; its threads keep what they were booked at.
    }
    objects.takeOrphans();
  }
}
