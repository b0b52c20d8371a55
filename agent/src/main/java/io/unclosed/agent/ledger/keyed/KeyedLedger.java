package io.unclosed.agent.ledger.keyed;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.Ledger;
import io.unclosed.agent.ledger.jdk.CleanerThreads;
import io.unclosed.agent.ledger.jdk.ThreadLayout;
import io.unclosed.agent.ledger.slot.KeyedSlots;
import io.unclosed.agent.ledger.slot.OpenSlot;
import io.unclosed.agent.ledger.slot.SlotWord;
import io.unclosed.agent.ledger.stack.OpenCloseRecorder;
import io.unclosed.agent.ledger.stack.StackTable;
import io.unclosed.agent.ledger.stack.ThreadCreators;
import org.jspecify.annotations.Nullable;

/**
 * Books what has no descriptor: native memory by its address, threads by their id, objects that the
 * user declared by their identity. On the application's threads, under the same rules as {@link
 * Ledger}.
 *
 * <p>Threads that a pool starts are booked at the line that made the pool: who happened to hand in
 * the task that made the pool grow is not who keeps the thread.
 */
public final class KeyedLedger implements ThreadCreators {

  /** What {@link #takeBack} gives for a thread of the agent; no site has it. */
  public static final int OURS = -1;

  private static final int MAX_POOLS = 1 << 16;

  public final KeyedSlots keyed = new KeyedSlots();
  private final OpenCloseRecorder books;

  /** By pool: its place in order, and the site that made it. */
  private final WeakIdentityIds pools = new WeakIdentityIds(MAX_POOLS);

  /**
   * Begins anew at the bound: whoever counts the pools of open threads by a bit for each number
   * needs 128 kB at most, and may take two pools for one when a million were made.
   */
  private static final int MAX_POOL_NUMBER = (1 << 20) - 1;

  private int poolCount;

  /** Objects of the types that the user declared. */
  public final DeclaredObjects objects;

  public KeyedLedger(OpenCloseRecorder books) {
    this.books = books;
    this.objects = new DeclaredObjects(books, keyed);
    books.capture.creators = this;
  }

  /** The key of what is unique within its kind. */
  public static long key(long value, int kind) {
    return value << OpenSlot.KIND_BITS | kind;
  }

  /** Native memory was taken; gives its number, -1 when it is not held. */
  public int taken(long address, int kind, long bytes) {
    if (address == 0) {
      return -1;
    }
    return opened(key(address, kind), kind, bytes, 0);
  }

  private int opened(long key, int kind, long bytes, long flags) {
    long now = System.nanoTime();
    long thread = CleanerThreads.idOf(Thread.currentThread());
    long word = books.opened(kind, flags, now, thread);
    return keyed.hold(key, word, now, thread, -1, bytes);
  }

  /**
   * What had that key ends: memory is about to be given back, a thread is about to go. Gives its
   * word; 0 when it was not held, or is the process's own.
   */
  public long ended(long key) {
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

  /**
   * A pool of threads was made here; further constructors of the same pool add nothing.
   *
   * @param factory of its threads, where it is told
   */
  public void poolMade(Object pool, @Nullable Object factory, int kind) {
    if (!books.wants(kind) || isOfVirtualThreads(factory) || pools.numberOf(pool) >= 0) {
      return;
    }
    long thread = CleanerThreads.idOf(Thread.currentThread());
    int site = books.place(System.nanoTime(), thread, kind);
    if (site > StackTable.BEFORE_ATTACH) {
      pools.put(pool, (long) nextPool() << 32 | site);
    }
  }

  // An executor for each request is usual with these, and they are not followed.
  private static boolean isOfVirtualThreads(@Nullable Object factory) {
    return factory != null
        && factory.getClass().getName().equals("java.lang.ThreadBuilders$VirtualThreadFactory");
  }

  private synchronized int nextPool() {
    int number = poolCount;
    poolCount = number + 1 & MAX_POOL_NUMBER;
    return number;
  }

  /**
   * A thread is about to start; gives its number, -1 when it is not held, or was held before.
   *
   * @param pool that starts it; null when none does, or it is not known
   */
  public int starting(Thread started, @Nullable Object pool, int kind) {
    long id = CleanerThreads.idOf(started);
    long key = key(id, kind);
    if (keyed.numberOf(key) >= 0) {
      // Its pool has told of it already.
      return -1;
    }
    Object task = ThreadLayout.taskOf(started);
    if (task != null && CleanerThreads.serves(task)) {
      books.collectors.add(id);
    }
    if (ThreadLayout.isOurs(started, task)) {
      return opened(key, kind, 0, SlotWord.OWN);
    }
    Object maker = pool == null ? ThreadLayout.containerOf(started) : pool;
    long known = maker == null ? -1 : pools.numberOf(maker);
    return known < 0
        ? opened(key, kind, 0, 0)
        : openedByPool(key, kind, known, ThreadLayout.keptBy(pool, task));
  }

  private int openedByPool(long key, int kind, long pool, int kept) {
    long word = books.openedAt((int) pool, kind);
    long thread = CleanerThreads.idOf(Thread.currentThread());
    return keyed.hold(key, word, System.nanoTime(), thread, (int) (pool >>> 32), kept);
  }

  /** A thread ends, and closes nothing for the collector any more; gives the key that it had. */
  public long keyOfEnding(Thread ending, int kind) {
    long id = CleanerThreads.idOf(ending);
    if (books.collectors.contains(id)) {
      books.collectors.remove(id);
    }
    return key(id, kind);
  }

  /**
   * A thread could not be started; gives the site that it was booked at, {@link #OURS} for one of
   * the agent, and takes it back.
   */
  public int takeBack(Thread failed, int kind) {
    int number = keyed.release(keyOfEnding(failed, kind));
    if (number < 0) {
      return StackTable.NOT_SAMPLED;
    }
    long word = keyed.slots.vacate(number - KeyedSlots.BASE);
    keyed.giveBack(number);
    books.sites.at(SlotWord.site(word)).opened(-SlotWord.weight(word));
    return SlotWord.isOwn(word) ? OURS : SlotWord.site(word);
  }

  /** Books a thread that ran before the agent came. */
  public void before(Thread thread, int kind, boolean own) {
    long key = key(CleanerThreads.idOf(thread), kind);
    if (keyed.numberOf(key) < 0) {
      long flags = own ? SlotWord.OWN : 0;
      long word = SlotWord.of(StackTable.BEFORE_ATTACH, kind, own ? 0 : 1, flags);
      keyed.hold(key, word, System.nanoTime(), 0, -1, 0);
      if (!thread.isAlive()) {
        ended(key);
      }
    }
  }

  @Override
  public int creatorOf(long thread) {
    int number = keyed.numberOf(key(thread, Kinds.THREAD));
    long word = number < 0 ? 0 : keyed.slots.word(number - KeyedSlots.BASE);
    int site = SlotWord.isHeld(word) ? SlotWord.site(word) : 0;
    return site > StackTable.BEFORE_ATTACH ? site : 0;
  }

  /** Marks the objects that died unclosed; on the heartbeat's thread. */
  public void takeOrphans() {
    while (pools.nextGone() >= 0) {
      // A dead pool needs no number; its threads keep what they were booked at.
    }
    objects.takeOrphans();
  }
}
