package io.unclosed.agent.sample.net;

/** Numbers by number, without boxes: open addressing with linear probing, at most half full. */
final class LongIndex {
  private final int most;
  private long[] keys = new long[64];
  private int[] values = new int[64];
  private int size;

  /**
   * @param most keys that it may hold
   */
  LongIndex(int most) {
    this.most = most;
  }

  /**
   * Adds a key unless it is there.
   *
   * @param value 0 or more
   * @return the value that the key has had; -1 when it is new, or when the index is full
   */
  int putIfAbsent(long key, int value) {
    int at = slot(key);
    if (values[at] != 0) {
      return values[at] - 1;
    }
    if (size == most) {
      return -1;
    }
    size++;
    if (2 * size > keys.length) {
      grow();
      at = slot(key);
    }
    keys[at] = key;
    values[at] = value + 1;
    return -1;
  }

  /** The value of a key; -1 when there is none. */
  int get(long key) {
    return values[slot(key)] - 1;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[2 * oldKeys.length];
    values = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != 0) {
        int at = slot(oldKeys[i]);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }

  /** Where the key is or would be. Values are kept plus one, so that 0 marks a free slot. */
  private int slot(long key) {
    int mask = keys.length - 1;
    int at = (int) ((key * 0x9e3779b97f4a7c15L) >>> 32) & mask;
    while (values[at] != 0 && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
