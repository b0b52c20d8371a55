package io.unclosed.agent.ledger.keyed;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.jdk.CleanerThreads;
import io.unclosed.agent.ledger.slot.KeyedSlots;
import io.unclosed.agent.ledger.slot.SlotWord;
import io.unclosed.agent.ledger.slot.Slots;
import io.unclosed.agent.ledger.stack.OpenCloseRecorder;
import java.util.Arrays;
import sun.nio.ch.UnclosedEvents;

/**
 * Books objects of the types that users declare, by their identity. On the application's threads
 * but for {@link #takeOrphans}.
 *
 * <p>Not every object of a declared type is the application's to close:
 *
 * <ul>
 *   <li>One that was given to the constructor of another of the same type is that one's
 *       <i>part</i>: a driver's connection belongs to the pool's around it. It stays held, and is
 *       closed some day, but does not count: the outermost does, which is what the application
 *       holds.
 *   <li>JDBC closes a statement with its connection and a result set with its statement. Such a
 *       <i>child</i> was given its parent, and ends with it at the latest. It is no leak when it
 *       dies unclosed before its parent's end was noticed, so that it waits for a beat; a result
 *       set never is, for the next execution closes it. A child without a parent (a row set that is
 *       filled by hand) needs no close, and does not count.
 * </ul>
 *
 * <p>A child's slot links to its parent's, and knows nine bits of the sequence that it had then:
 * the slot still holds the parent if it is held and they are the same.
 */
public final class DeclaredObjects {
  /** Objects at once, about 150 bytes each; further ones are not followed. */
  private static final int MAX = 1 << 20;

  private static final int CODE_SHIFT = 56;
  private static final long KEY = (1L << CODE_SHIFT) - 1;
  private static final int STATEMENT = UnclosedEvents.DECLARED_JDBC + 1;

  private static final int SLOTS = KeyedSlots.MAX - 1;
  private static final int SEQUENCE_SHIFT = 22;
  private static final int SEQUENCES = (1 << 9) - 1;

  private final OpenCloseRecorder books;
  private final KeyedSlots keyed;

  /** By object: the key of its slot and, above it, the code of its type. */
  private final WeakIdentityIds objects = new WeakIdentityIds(MAX);

  private long count;
  private volatile boolean children;

  /** Children that died since the last beat; as many as there are objects at most. */
  private long[] waiting = new long[16];

  private int waitingCount;

  DeclaredObjects(OpenCloseRecorder books, KeyedSlots keyed) {
    this.books = books;
    this.keyed = keyed;
  }

  /**
   * A constructor of an object has ended; gives its number, -1 when it is not held or was before.
   *
   * @param type the constructor's class; a superclass's does not count
   * @param declared the kind and, above it, the code of the declared type
   */
  public int taken(Object object, String type, int declared) {
    if (!isOf(object.getClass(), type)) {
      return -1;
    }
    int code = declared >>> UnclosedEvents.DECLARED_SHIFT;
    long key = KeyedLedger.key(next(), Kinds.CUSTOM);
    if (!objects.put(object, (long) code << CODE_SHIFT | key)) {
      return -1;
    }
    long now = System.nanoTime();
    long thread = CleanerThreads.idOf(Thread.currentThread());
    // Until it is given its parent.
    long flags = code > UnclosedEvents.DECLARED_JDBC ? SlotWord.PART : 0;
    long word = books.opened(Kinds.CUSTOM, 0, now, thread);
    return keyed.hold(key, word | flags, now, thread, -1, 0);
  }

  // What a hidden class adds to its superclass cannot be woven.
  private static boolean isOf(Class<?> own, String type) {
    return own.getName().equals(type)
        || (own.isHidden() && own.getSuperclass().getName().equals(type));
  }

  private synchronized long next() {
    return ++count;
  }

  /** An object was made with that argument, whatever it is. */
  public void given(Object object, Object argument) {
    long mine = argument == null ? -1 : objects.numberOf(object);
    long other = mine < 0 ? -1 : objects.numberOf(argument);
    int at = other < 0 || mine == other ? -1 : slotOf(mine & KEY);
    int its = at < 0 ? -1 : slotOf(other & KEY);
    if (its < 0) {
      return;
    }
    long code = other >>> CODE_SHIFT;
    if (code == mine >>> CODE_SHIFT) {
      change(its, SlotWord.PART, 0);
    } else if (code >= UnclosedEvents.DECLARED_JDBC && code < mine >>> CODE_SHIFT) {
      adopt(at, linkTo(its, code == STATEMENT));
    }
  }

  // With some of the sequence, that tells the parent from the slot's next owner.
  private int linkTo(int parent, boolean statement) {
    int sequence = (int) SlotWord.sequence(keyed.slots.word(parent)) & SEQUENCES;
    return sequence << SEQUENCE_SHIFT | parent << 1 | (statement ? 1 : 0);
  }

  // A statement is nearer to a result set than the connection.
  private void adopt(int at, int link) {
    int before = keyed.slots.link(at);
    if (before < 0 || (before & 1) < (link & 1)) {
      keyed.slots.relink(at, before, link);
    }
    change(at, 0, SlotWord.PART);
    children = true;
  }

  /** It is closed; gives the key that it had, once, and -1 at a second close. */
  public long keyOfEnding(Object object) {
    long number = objects.remove(object);
    return number < 0 ? -1 : number & KEY;
  }

  /** Marks the objects that died unclosed; on the heartbeat's thread. */
  void takeOrphans() {
    if (children) {
      partWithParents();
    }
    int waited = waitingCount;
    long number;
    while ((number = objects.nextGone()) >= 0) {
      int at = slotOf(number & KEY);
      if (at >= 0 && keyed.slots.link(at) >= 0) {
        await(number);
      } else if (at >= 0) {
        judge(number & KEY, at);
      }
    }
    for (int i = 0; i < waited; i++) {
      int at = slotOf(waiting[i] & KEY);
      if (at >= 0) {
        judge(waiting[i] & KEY, at);
      }
    }
    System.arraycopy(waiting, waited, waiting, 0, waitingCount - waited);
    waitingCount -= waited;
  }

  private void await(long number) {
    if (waitingCount == waiting.length) {
      waiting = Arrays.copyOf(waiting, waitingCount * 2);
    }
    waiting[waitingCount++] = number;
  }

  /**
   * Children whose parents were closed, died and are the leak, or are not the application's
   * themselves, are nobody's to close.
   */
  private void partWithParents() {
    Slots slots = keyed.slots;
    for (int page = 0; page < slots.end(); page += Slots.pageSize()) {
      for (int at = page; slots.pageUsed(page) && at < page + Slots.pageSize(); at++) {
        long word = slots.word(at);
        if (SlotWord.isHeld(word) && SlotWord.kind(word) == Kinds.CUSTOM && hasLostParent(at)) {
          slots.change(at, word, word | SlotWord.PART);
        }
      }
    }
  }

  private boolean hasLostParent(int at) {
    int link = keyed.slots.link(at);
    if (link < 0) {
      return false;
    }
    long parent = keyed.slots.word(link >> 1 & SLOTS);
    return !SlotWord.isHeld(parent)
        || SlotWord.isPart(parent)
        || SlotWord.isOrphaned(parent)
        || ((int) SlotWord.sequence(parent) & SEQUENCES) != link >> SEQUENCE_SHIFT;
  }

  private void judge(long key, int at) {
    boolean ofStatement = keyed.slots.link(at) >= 0 && (keyed.slots.link(at) & 1) == 1;
    if (SlotWord.isPart(keyed.slots.word(at)) || ofStatement || hasLostParent(at)) {
      end(key);
    } else {
      change(at, SlotWord.ORPHANED, 0);
    }
  }

  private void end(long key) {
    int number = keyed.release(key);
    if (number < 0) {
      return;
    }
    long opened = keyed.slots.nanos(number - KeyedSlots.BASE);
    long word = keyed.slots.vacate(number - KeyedSlots.BASE);
    keyed.giveBack(number);
    if (word != 0 && SlotWord.weight(word) > 0) {
      long now = System.nanoTime();
      books.sites.at(SlotWord.site(word)).closed(SlotWord.weight(word), now, now - opened, false);
    }
  }

  private int slotOf(long key) {
    int number = keyed.numberOf(key);
    return number < 0 ? -1 : number - KeyedSlots.BASE;
  }

  private void change(int at, long set, long clear) {
    while (true) {
      long word = keyed.slots.word(at);
      if (!SlotWord.isHeld(word) || keyed.slots.change(at, word, word & ~clear | set)) {
        return;
      }
    }
  }
}
