package io.unclosed.agent.ledger.keyed;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of objects, by identity, that keep no object alive: of pools, and of what users declared.
 *
 * <p>One lock, held for a few steps of a chain. About 64 bytes an object. At the bound further
 * objects have no number.
 */
final class WeakIdentityIds {
  private final int max;
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
  private @Nullable Entry[] table = new Entry[16];
  private int count;

  /**
   * Knows nobody yet.
   *
   * @param max objects at once
   */
  WeakIdentityIds(int max) {
    this.max = max;
  }

  /** Gives an object its number; false when it has one already, or at the bound. */
  synchronized boolean put(Object object, long number) {
    if (find(object) != null || count >= max) {
      return false;
    }
    if (count >= table.length) {
      grow();
    }
    int hash = System.identityHashCode(object);
    int at = hash & table.length - 1;
    table[at] = new Entry(object, gone, hash, number, table[at]);
    count++;
    return true;
  }

  /** The number of an object; -1 when it has none. */
  synchronized long numberOf(Object object) {
    Entry entry = find(object);
    return entry == null ? -1 : entry.number;
  }

  /** Takes an object's number away; -1 when it had none. */
  synchronized long remove(Object object) {
    Entry entry = find(object);
    if (entry == null) {
      return -1;
    }
    entry.clear();
    unlink(entry);
    return entry.number;
  }

  /** The number of an object that the collector found dead, once; -1 when there is no other. */
  long nextGone() {
    Reference<?> next;
    while ((next = gone.poll()) != null) {
      Entry entry = (Entry) next;
      if (forgotten(entry)) {
        return entry.number;
      }
    }
    return -1;
  }

  private synchronized boolean forgotten(Entry entry) {
    return unlink(entry);
  }

  private @Nullable Entry find(Object object) {
    int hash = System.identityHashCode(object);
    Entry entry = table[hash & table.length - 1];
    while (entry != null && !entry.refersTo(object)) {
      entry = entry.next;
    }
    return entry;
  }

  private boolean unlink(Entry entry) {
    int at = entry.hash & table.length - 1;
    Entry before = null;
    for (Entry here = table[at]; here != null; here = here.next) {
      if (here == entry) {
        if (before == null) {
          table[at] = here.next;
        } else {
          before.next = here.next;
        }
        count--;
        return true;
      }
      before = here;
    }
    return false;
  }

  private void grow() {
    Entry[] old = table;
    table = new Entry[old.length * 2];
    for (Entry first : old) {
      Entry entry = first;
      while (entry != null) {
        Entry next = entry.next;
        int at = entry.hash & table.length - 1;
        entry.next = table[at];
        table[at] = entry;
        entry = next;
      }
    }
  }

  private static final class Entry extends WeakReference<Object> {
    private final int hash;
    private final long number;
    private @Nullable Entry next;

    Entry(
        Object object, ReferenceQueue<Object> queue, int hash, long number, @Nullable Entry next) {
      super(object, queue);
      this.hash = hash;
      this.number = number;
      this.next = next;
    }
  }
}
