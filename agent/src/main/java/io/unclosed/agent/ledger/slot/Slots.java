package io.unclosed.agent.ledger.slot;

import io.unclosed.agent.ledger.jdk.UnsafeAccess;
import org.jspecify.annotations.Nullable;

/**
 * The ledger proper: one slot for each descriptor number.
 *
 * <p>The kernel gives every open descriptor a small dense integer that is unique while it is open,
 * so this is an array and not a map of objects. Two threads that open never write one slot at a
 * time, because the kernel never gives them the same number; what remains to be settled is
 *
 * <ul>
 *   <li>the next owner against the last: a slot is <i>held</i> from the open until just
 *       <b>before</b> the number goes back, since the kernel may hand it out again before close(2)
 *       returns;
 *   <li>the heartbeat against both: it reads word, details, word, and believes them when the word
 *       is the same; it changes a word only by compare-and-set. The word carries a sequence, so
 *       that an owner is never taken for the one before.
 * </ul>
 *
 * Details are written before the word and the word is released; a reader acquires. A slot is 24
 * bytes, and 4 more on pages that hold a phantom reference. Pages of 512 numbers are made when a
 * number on them is first used and are kept, so that the size is bounded by the most descriptors
 * that were ever open.
 */
public final class Slots {
  /**
   * Numbers from here on are not tracked; the kernel's own ceiling is usually a sixteenth of it.
   */
  public static final int MAX_NUMBER = 1 << 24;

  private static final int PAGE_BITS = 9;
  private static final int PAGE_MASK = (1 << PAGE_BITS) - 1;
  private static final int WORDS = 3;

  private volatile long[][] pages = new long[4][];
  private volatile Orphan[][] orphans = new Orphan[4][];

  /**
   * Makes a slot held. The number must be fresh from the kernel.
   *
   * @param fresh a word of {@link SlotWord#of}
   * @param link the number of the next descriptor of the same resource; -1 for none
   */
  public void hold(int number, long fresh, long nanos, long thread, int link) {
    long[] page = pageFor(number);
    int at = (number & PAGE_MASK) * WORDS;
    page[at + 1] = nanos;
    page[at + 2] = thread & 0xFFFFFFFFL | (long) (link + 1) << 32;
    UnsafeAccess.set(page, at, SlotWord.following(page[at], fresh));
  }

  /** Makes a slot vacant; gives the word that it had, or 0 when it was not held. */
  public long vacate(int number) {
    long[] page = pageOf(number);
    if (page == null) {
      return 0;
    }
    int at = (number & PAGE_MASK) * WORDS;
    while (true) {
      long word = UnsafeAccess.get(page, at);
      if (!SlotWord.isHeld(word)) {
        return 0;
      }
      if (UnsafeAccess.compareAndSet(page, at, word, SlotWord.vacated(word))) {
        forget(number);
        return word;
      }
    }
  }

  /** The word of a slot; 0 when it was never used. */
  public long word(int number) {
    long[] page = pageOf(number);
    return page == null ? 0 : UnsafeAccess.get(page, (number & PAGE_MASK) * WORDS);
  }

  /** When it was opened. Believe it only when {@link #word} is the same before and after. */
  public long nanos(int number) {
    long[] page = pageOf(number);
    return page == null ? 0 : page[(number & PAGE_MASK) * WORDS + 1];
  }

  /** The low half of the id of the thread that opened it. Believe it as {@link #nanos}. */
  int thread(int number) {
    long[] page = pageOf(number);
    return page == null ? 0 : (int) page[(number & PAGE_MASK) * WORDS + 2];
  }

  /**
   * The next descriptor of the same resource, in a ring; -1 for none. Believe it as {@link #nanos}.
   */
  public int link(int number) {
    long[] page = pageOf(number);
    return page == null ? -1 : (int) (page[(number & PAGE_MASK) * WORDS + 2] >>> 32) - 1;
  }

  /**
   * Reads a slot as one whole, while others may change it.
   *
   * @return false when it is not held, or changes hands faster than it can be read
   */
  public boolean read(int number, OpenSlot into) {
    for (int attempt = 0; attempt < 3; attempt++) {
      long word = word(number);
      if (!SlotWord.isHeld(word)) {
        return false;
      }
      long nanos = nanos(number);
      int thread = thread(number);
      int link = link(number);
      // An acquiring load keeps what follows behind it, not what precedes it before it.
      UnsafeAccess.UNSAFE.loadFence();
      if (word(number) == word) {
        into.fill(word, nanos, thread, link);
        return true;
      }
    }
    return false;
  }

  /** Changes a word if it still is what it was. */
  public boolean change(int number, long from, long to) {
    long[] page = pageOf(number);
    return page != null && UnsafeAccess.compareAndSet(page, (number & PAGE_MASK) * WORDS, from, to);
  }

  /** Gives a held descriptor another user, who came at {@code nanos}; not when it was changed. */
  public boolean transferOwnership(int number, long from, long to, long nanos) {
    long[] page = pageOf(number);
    if (page == null) {
      return false;
    }
    page[(number & PAGE_MASK) * WORDS + 1] = nanos;
    return UnsafeAccess.compareAndSet(page, (number & PAGE_MASK) * WORDS, from, to);
  }

  /** Sets the {@link #link} of a slot if it still is {@code from}. */
  public void relink(int number, int from, int to) {
    long[] page = pageOf(number);
    if (page != null) {
      int at = (number & PAGE_MASK) * WORDS + 2;
      long details = page[at];
      if ((int) (details >>> 32) - 1 == from) {
        UnsafeAccess.compareAndSet(
            page, at, details, details & 0xFFFFFFFFL | (long) (to + 1) << 32);
      }
    }
  }

  /** One more than the largest number that may be held. */
  public int end() {
    return pages.length << PAGE_BITS;
  }

  /** Whether any number of this page was ever used; lets a scan skip 512 at once. */
  public boolean pageUsed(int number) {
    return pageOf(number) != null;
  }

  /** Numbers on one page. */
  public static int pageSize() {
    return 1 << PAGE_BITS;
  }

  /** Keeps the phantom reference of a slot's owner alive until the slot is vacated. */
  public void watch(int number, Orphan orphan) {
    orphanPageFor(number)[number & PAGE_MASK] = orphan;
  }

  /** Bytes that slots and references take. */
  public long bytes() {
    long sum = 0;
    for (long[] page : pages) {
      sum += page == null ? 0 : 16L + 8L * page.length;
    }
    for (Orphan[] page : orphans) {
      sum += page == null ? 0 : 16L + 4L * page.length;
    }
    return sum;
  }

  private void forget(int number) {
    Orphan[][] all = orphans;
    int page = number >> PAGE_BITS;
    if (page < all.length && all[page] != null) {
      all[page][number & PAGE_MASK] = null;
    }
  }

  private long @Nullable [] pageOf(int number) {
    long[][] all = pages;
    int page = number >> PAGE_BITS;
    return number >= 0 && page < all.length ? all[page] : null;
  }

  private long[] pageFor(int number) {
    long[] page = pageOf(number);
    return page != null ? page : makePage(number);
  }

  private synchronized long[] makePage(int number) {
    int index = number >> PAGE_BITS;
    long[][] all = pages;
    if (index >= all.length) {
      all = java.util.Arrays.copyOf(all, Math.max(index + 1, all.length * 2));
    }
    if (all[index] == null) {
      all[index] = new long[WORDS << PAGE_BITS];
    }
    pages = all;
    return all[index];
  }

  private Orphan[] orphanPageFor(int number) {
    Orphan[][] all = orphans;
    int page = number >> PAGE_BITS;
    return page < all.length && all[page] != null ? all[page] : makeOrphanPage(page);
  }

  private synchronized Orphan[] makeOrphanPage(int index) {
    Orphan[][] all = orphans;
    if (index >= all.length) {
      all = java.util.Arrays.copyOf(all, Math.max(index + 1, all.length * 2));
    }
    if (all[index] == null) {
      all[index] = new Orphan[1 << PAGE_BITS];
    }
    orphans = all;
    return all[index];
  }
}
