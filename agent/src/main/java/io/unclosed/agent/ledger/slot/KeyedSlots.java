package io.unclosed.agent.ledger.slot;

import java.util.Arrays;

/**
 * Slots for what has no descriptor, numbered by ourselves.
 *
 * <p>What the kernel does for descriptors, a small dense number that is unique while it is held, is
 * done here for whatever else is unique: the address of native memory, the id of a thread. The
 * numbers begin at {@link #BASE}, above all descriptors', and index {@link Slots} of their own, so
 * that the heartbeat reads both alike. A number that is given back is the next to be given out.
 *
 * <p>Keys fall into {@value #STRIPES} stripes, each with a lock that is held for a few loads and
 * stores. At most {@value #MAX} numbers in all; what comes after that is counted at its site, and
 * as refused, but not held.
 */
public final class KeyedSlots {
  /** Numbers from here on are keyed. */
  public static final int BASE = Slots.MAX_NUMBER;

  public static final int MAX = 1 << 21;

  private static final int STRIPES = 16;
  private static final int NONE = -1;

  public final Slots slots = new Slots();
  private final Stripe[] stripes = new Stripe[STRIPES];

  public KeyedSlots() {
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe(i);
    }
  }

  /**
   * Holds a slot for a key. Whoever held it before has ended unseen, and is replaced.
   *
   * @param key not 0
   * @param amount bytes of memory; of a thread, how many its pool keeps; 0 when unknown
   * @return its number; -1 when there is none left
   */
  public int hold(long key, long word, long nanos, long thread, int link, long amount) {
    Stripe stripe = stripeOf(key);
    synchronized (stripe) {
      int number = stripe.numberFor(key);
      if (number != NONE) {
        stripe.note(number, key, amount);
        slots.hold(number - BASE, word, nanos, thread, link);
      }
      return number;
    }
  }

  /** The number that a key holds; -1 when it holds none. */
  public int numberOf(long key) {
    return stripeOf(key).index.numberOf(key);
  }

  /** Parts a key from its number, which is the caller's until it gives it back; -1 for none. */
  public int release(long key) {
    return stripeOf(key).index.remove(key);
  }

  /** Lets a number that was released, and whose slot is vacant, be given out again. */
  public void giveBack(int number) {
    Stripe stripe = stripes[number & STRIPES - 1];
    synchronized (stripe) {
      stripe.giveBack(number);
    }
  }

  /** The amount noted with a number; 0 when unknown. Believe it as {@link Slots#nanos}. */
  public long amountOf(int number) {
    return stripes[number & STRIPES - 1].noted(number, 1);
  }

  /** The key that a number was last given to. Believe it as {@link Slots#nanos}. */
  public long keyOf(int number) {
    return stripes[number & STRIPES - 1].noted(number, 0);
  }

  /** How many could not be held for want of a number. Racy by a few. */
  long refused() {
    long sum = 0;
    for (Stripe stripe : stripes) {
      sum += stripe.refused;
    }
    return sum;
  }

  /** Bytes of heap that all of this takes. */
  public long heapBytes() {
    long sum = slots.bytes();
    for (Stripe stripe : stripes) {
      sum += stripe.heapBytes();
    }
    return sum;
  }

  private Stripe stripeOf(long key) {
    return stripes[(int) ((key * 0x9E3779B97F4A7C15L) >>> 60)];
  }

  /** A sixteenth of the keys; its numbers are those whose low bits are its own place. */
  private static final class Stripe {
    final KeyIndex index = new KeyIndex();
    private final int place;
    private int[] free = new int[16];
    private int freeCount;
    private int made;

    /** Key and amount, by number. */
    private volatile long[] notes = new long[32];

    long refused;

    Stripe(int place) {
      this.place = place;
    }

    int numberFor(long key) {
      int known = index.numberOf(key);
      if (known >= 0) {
        return known;
      }
      int ordinal;
      if (freeCount > 0) {
        ordinal = free[--freeCount];
      } else if (made < MAX / STRIPES) {
        ordinal = made++;
      } else {
        refused++;
        return NONE;
      }
      int number = BASE + ordinal * STRIPES + place;
      index.put(key, number);
      return number;
    }

    void giveBack(int number) {
      if (freeCount == free.length) {
        free = Arrays.copyOf(free, freeCount * 2);
      }
      free[freeCount++] = ordinal(number);
    }

    void note(int number, long key, long amount) {
      int at = 2 * ordinal(number);
      long[] now = notes;
      if (at >= now.length) {
        now = Arrays.copyOf(now, now.length * 2);
      }
      now[at] = key;
      now[at + 1] = amount;
      notes = now;
    }

    long noted(int number, int column) {
      long[] now = notes;
      int at = 2 * ordinal(number) + column;
      return at < now.length ? now[at] : 0;
    }

    long heapBytes() {
      return 8L * notes.length + 4L * free.length + index.heapBytes();
    }

    private static int ordinal(int number) {
      return (number - BASE) / STRIPES;
    }
  }
}
