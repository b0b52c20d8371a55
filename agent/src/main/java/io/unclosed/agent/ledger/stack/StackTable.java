package io.unclosed.agent.ledger.stack;

import io.unclosed.agent.ledger.jdk.UnsafeAccess;
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
public final class StackTable {
  /** The stack was not captured: the allowance was used up. */
  public static final int NOT_SAMPLED = 0;

  /** There was no room for one more distinct stack. */
  public static final int OTHER = 1;

  /** The stack could not be captured: too near to its end, or the VM keeps none. */
  public static final int NO_STACK = 2;

  /** It was open before the agent came. */
  public static final int BEFORE_ATTACH = 3;

  static final int MAX_SITES = 1 << 17;

  private static final int FIRST = 4;
  private static final int MAX_UNNAMED = 1 << 12;

  private volatile StackStats[] sites = new StackStats[256];
  private volatile Table table = new Table(1024);
  private volatile int count;

  /** Sites of which the heartbeat has not yet seen the stack; those over the bound get no name. */
  private StackStats[] unnamed = new StackStats[64];

  private int unnamedCount;

  /** Rung when so many wait for a name that the heartbeat should come before its time. */
  private final HeartbeatTrigger heartbeatTrigger;

  StackTable(HeartbeatTrigger heartbeatTrigger) {
    this.heartbeatTrigger = heartbeatTrigger;
    for (int i = 0; i < FIRST; i++) {
      sites[i] = new StackStats(i, 0, null, 0, 0);
    }
    count = FIRST;
  }

  /** The site of a key; null when it is new. */
  @Nullable StackStats find(long key) {
    return table.find(key);
  }

  public StackStats at(int index) {
    StackStats[] all = sites;
    StackStats site = index < all.length ? all[index] : null;
    return site == null ? all[OTHER] : site;
  }

  /**
   * Whether there is room for stacks that only say more of what is known already. Racy by a few.
   */
  boolean isRoomy() {
    return count < MAX_SITES / 8;
  }

  /** One more than the largest index. */
  public synchronized int count() {
    return count;
  }

  /** The site of a key that {@link #find} did not know; {@link #OTHER} when there is no room. */
  synchronized StackStats add(long key, int kind, Object backtrace, int depth, int creator) {
    StackStats known = table.find(key);
    if (known != null) {
      return known;
    }
    if (unnamedCount == MAX_UNNAMED / 4) {
      heartbeatTrigger.ring();
    }
    if (count >= MAX_SITES || unnamedCount >= MAX_UNNAMED) {
      return sites[OTHER];
    }
    // Room first: where memory runs out for it, nothing is half added.
    StackStats site = new StackStats(count, kind, backtrace, depth, creator);
    if (count == sites.length) {
      sites = Arrays.copyOf(sites, count * 2);
    }
    if (unnamedCount == unnamed.length) {
      unnamed = Arrays.copyOf(unnamed, unnamedCount * 2);
    }
    if ((count + 1) * 2 > table.size()) {
      table = table.grown();
    }
    sites[count++] = site;
    unnamed[unnamedCount++] = site;
    table.put(key, site);
    return site;
  }

  /** Takes the sites that have no name yet. */
  public synchronized StackStats[] takeUnnamed() {
    StackStats[] taken = Arrays.copyOf(unnamed, unnamedCount);
    Arrays.fill(unnamed, null);
    unnamedCount = 0;
    return taken;
  }

  /** Puts back what was taken from that index on and still has no name; allocates nothing. */
  public synchronized void giveBackUnnamed(StackStats[] taken, int from) {
    for (int i = from; i < taken.length && unnamedCount < unnamed.length; i++) {
      unnamed[unnamedCount++] = taken[i];
    }
  }

  /** Open addressing; never more than half full. */
  private static final class Table {
    private final long[] keys;
    private final StackStats[] values;

    Table(int size) {
      keys = new long[size];
      values = new StackStats[size];
    }

    int size() {
      return keys.length;
    }

    @Nullable StackStats find(long key) {
      int mask = keys.length - 1;
      for (int i = (int) key & mask; ; i = i + 1 & mask) {
        long found = UnsafeAccess.get(keys, i);
        if (found == key) {
          return values[i];
        }
        if (found == 0) {
          return null;
        }
      }
    }

    void put(long key, StackStats site) {
      int mask = keys.length - 1;
      int i = (int) key & mask;
      while (keys[i] != 0) {
        i = i + 1 & mask;
      }
      values[i] = site;
      UnsafeAccess.set(keys, i, key);
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
