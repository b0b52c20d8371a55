package io.unclosed.agent.ledger.slot;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.LedgerReader;

/**
 * What the ledger knows of one thing that is held, a descriptor or not. Filled anew for each by
 * {@link LedgerReader}.
 */
public final class OpenSlot {
  /** Index of the call site of what has no stack, or none with a name yet. */
  public static final int NO_CALL_SITE = -1;

  /** Index of the call site that stands for everything opened before the agent came. */
  public static final int BEFORE_ATTACH = 1;

  /** Low bits of a key that hold the kind's code; what is unique of the resource stands above. */
  public static final int KIND_BITS = 6;

  private long word;
  private long nanos;
  private int thread;
  private int link;
  private int group;
  private long value;
  private long amount;

  void fill(long slotWord, long openedNanos, int threadId, int linked) {
    word = slotWord;
    nanos = openedNanos;
    thread = threadId;
    link = linked;
    group = NO_CALL_SITE;
    value = -1;
    amount = 0;
  }

  public void ofKey(long key, long noted) {
    value = key >>> KIND_BITS;
    amount = noted;
  }

  public void ofGroup(int index) {
    group = index;
  }

  public int site() {
    return SlotWord.site(word);
  }

  /** The code of its kind. */
  public int kind() {
    return SlotWord.kind(word);
  }

  /** Whether another slot stands for the resource. */
  public boolean isPart() {
    return SlotWord.isPart(word);
  }

  /** Whether it is the JVM's or the agent's. */
  public boolean isOwn() {
    return SlotWord.isOwn(word);
  }

  /** Whether the object that could close it is gone. */
  public boolean isOrphaned() {
    return SlotWord.isOrphaned(word);
  }

  /** For how many opens it stands; 0 when its stack was not captured. */
  public int weight() {
    return SlotWord.weight(word);
  }

  /** Tells this holder of the number from those before and after; never 0. */
  public long sequence() {
    return SlotWord.sequence(word) + 1;
  }

  /** When it was opened, on {@code System.nanoTime}'s clock. */
  public long openedNanos() {
    return nanos;
  }

  /** The low half of the id of the thread that opened it. */
  public int thread() {
    return thread;
  }

  /** What is unique of it: the native address, the thread's id; -1 for descriptors. */
  public long value() {
    return value;
  }

  /** Bytes of native memory behind it; 0 when unknown, and for descriptors. */
  public long bytes() {
    return kind() == Kinds.THREAD ? 0 : amount;
  }

  /** Of a pool's thread, how many that pool keeps; 0 when it is of none, or that is unknown. */
  public long kept() {
    return kind() == Kinds.THREAD ? amount : 0;
  }

  /** Another descriptor of the same resource, or the pool that a thread is of; -1 for none. */
  public int link() {
    return link;
  }

  /** Index of its blamed frame's group; -1 when its stack was not captured or has no name yet. */
  public int group() {
    return group;
  }

  /** Whether it was open before the agent came: its line cannot be known. */
  public boolean isBeforeAttach() {
    return group == BEFORE_ATTACH;
  }

  /** What recordings call this resource; the same at open and close, and no other's. */
  public long resourceId(int number) {
    return resourceId(number, nanos);
  }

  /** What recordings call the resource behind a number that was opened at that moment; never 0. */
  public static long resourceId(int number, long openedNanos) {
    return ((openedNanos * 0x9E3779B97F4A7C15L) ^ number) & Long.MAX_VALUE;
  }
}
