package io.unclosed.agent.ledger;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Raw stacks by key: looked up at every capture, added to when a stack is new.
 *
 * <p>Looking up takes no lock: the table is replaced when it grows, entries are never moved or
 * removed, and a key is published after its site. Adding takes this object's own lock, once for
 * each new stack. At most {@value #MAX_SITES} sites; what comes after that is counted at {@link
 * #OTHER}.
 */
final class RawSites {
  /** The stack was not captured: the allowance was used up. */
  static final int NOT_SAMPLED = 0;

  /** There was no room for one more distinct stack. */
  static final int OTHER = 1;

  /** The stack could not be captured: too near to its end, or the VM keeps none. */
  static final int NO_STACK = 2;

  /** It was open before the agent came. */
  static final int BEFORE_ATTACH = 3;

  static final int MAX_SITES = 1 << 17;

  private static final int FIRST = 4;
  private static final int MAX_UNNAMED = 1 << 12;

  private volatile RawSite[] sites = new RawSite[256];
  private volatile Table table = new Table(1024);
  private volatile int count;

  /** Sites of which the heartbeat has not yet seen the stack; those over the bound get no name. */
  private RawSite[] unnamed = new RawSite[64];

  private int unnamedCount;

  /** Rung when so many wait for a name that the heartbeat should come before its time. */
  private final Bell bell;

  RawSites(Bell bell) {
    this.bell = bell;
    for (int i = 0; i < FIRST; i++) {
      sites[i] = new RawSite(i, 0, null, 0, 0);
    }
    count = FIRST;
  }

  /** The site of a key; null when it is new. */
  @Nullable RawSite find(long key) {
    return table.find(key);
  }

  RawSite at(int index) {
    RawSite[] all = sites;
    RawSite site = index < all.length ? all[index] : null;
    return site == null ? all[OTHER] : site;
  }

  /**
   * Whether there is room for stacks that only say more of what is known already. Racy by a few.
   */
  boolean isRoomy() {
    return count < MAX_SITES / 8;
  }

  /** One more than the largest index. */
  synchronized int count() {
    return count;
  }

  /** The site of a key that {@link #find} did not know; {@link #OTHER} when there is no room. */
  synchronized RawSite add(long key, int kind, Object backtrace, int depth, int creator) {
    RawSite known = table.find(key);
    if (known != null) {
      return known;
    }
    if (unnamedCount == MAX_UNNAMED / 4) {
      bell.ring();
    }
    if (count >= MAX_SITES || unnamedCount >= MAX_UNNAMED) {
      return sites[OTHER];
    }
    RawSite site = new RawSite(count, kind, backtrace, depth, creator);
    if (count == sites.length) {
      sites = Arrays.copyOf(sites, count * 2);
    }
    sites[count++] = site;
    if (unnamedCount == unnamed.length) {
      unnamed = Arrays.copyOf(unnamed, unnamedCount * 2);
    }
    unnamed[unnamedCount++] = site;
    if (count * 2 > table.size()) {
      table = table.grown();
    }
    table.put(key, site);
    return site;
  }

  /** Takes the sites that have no name yet. */
  synchronized RawSite[] takeUnnamed() {
    RawSite[] taken = Arrays.copyOf(unnamed, unnamedCount);
    Arrays.fill(unnamed, null);
    unnamedCount = 0;
    return taken;
  }

  /** Open addressing; never more than half full. */
  private static final class Table {
    private final long[] keys;
    private final RawSite[] values;

    Table(int size) {
      keys = new long[size];
      values = new RawSite[size];
    }

    int size() {
      return keys.length;
    }

    @Nullable RawSite find(long key) {
      int mask = keys.length - 1;
      for (int i = (int) key & mask; ; i = i + 1 & mask) {
        long found = Raw.get(keys, i);
        if (found == key) {
          return values[i];
        }
        if (found == 0) {
          return null;
        }
      }
    }

    void put(long key, RawSite site) {
      int mask = keys.length - 1;
      int i = (int) key & mask;
      while (keys[i] != 0) {
        i = i + 1 & mask;
      }
      values[i] = site;
      Raw.set(keys, i, key);
    }

    Table grown() {
      Table larger = new Table(keys.length * 2);
      for (int i = 0; i < keys.length; i++) {
        if (keys[i] != 0) {
          larger.put(keys[i], values[i]);
        }
      }
      return larger;
    }
  }
}
