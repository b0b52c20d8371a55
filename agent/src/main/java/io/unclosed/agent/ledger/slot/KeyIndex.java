package io.unclosed.agent.ledger.slot;

/**
 * Which number stands for what has none of its own: the descriptor behind a native directory stream
 * ({@code DIR*}), the slot of native memory at an key, of a thread, of an object.
 *
 * <p>Open keying with linear probing, under a lock of its own that is held for a few loads and
 * stores. At most {@value #MAX} keys; further ones are not known.
 */
public final class KeyIndex {
  private static final int MAX = 1 << 20;

  private long[] keys = new long[64];
  private int[] numbers = new int[64];
  private int count;

  public synchronized void put(long key, int number) {
    if (key == 0 || count >= MAX) {
      return;
    }
    if (count * 2 >= keys.length) {
      grow();
    }
    int i = find(key);
    if (keys[i] == 0) {
      count++;
    }
    keys[i] = key;
    numbers[i] = number;
  }

  /** The number; -1 when the key is not known. */
  public synchronized int numberOf(long key) {
    int i = find(key);
    return keys[i] == 0 ? -1 : numbers[i];
  }

  /** Bytes of heap that it takes. */
  synchronized long heapBytes() {
    return 12L * keys.length;
  }

  /** Forgets the key; gives its number, or -1. */
  public synchronized int remove(long key) {
    int i = find(key);
    if (keys[i] == 0) {
      return -1;
    }
    int number = numbers[i];
    count--;
    closeGap(i);
    return number;
  }

  // Entries behind the gap that would no longer be found move into it.
  private void closeGap(int gap) {
    int mask = keys.length - 1;
    int i = gap;
    while (true) {
      keys[gap] = 0;
      int home;
      do {
        i = i + 1 & mask;
        if (keys[i] == 0) {
          return;
        }
        home = home(keys[i]);
      } while (gap <= i ? gap < home && home <= i : gap < home || home <= i);
      keys[gap] = keys[i];
      numbers[gap] = numbers[i];
      gap = i;
    }
  }

  private int find(long key) {
    int mask = keys.length - 1;
    int i = home(key);
    while (keys[i] != 0 && keys[i] != key) {
      i = i + 1 & mask;
    }
    return i;
  }

  private int home(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & keys.length - 1;
  }

  private void grow() {
    long[] oldAddresses = keys;
    int[] oldNumbers = numbers;
    keys = new long[oldAddresses.length * 2];
    numbers = new int[oldNumbers.length * 2];
    for (int j = 0; j < oldAddresses.length; j++) {
      if (oldAddresses[j] != 0) {
        int i = find(oldAddresses[j]);
        keys[i] = oldAddresses[j];
        numbers[i] = oldNumbers[j];
      }
    }
  }
}
