package io.unclosed.agent.ledger;

/**
 * Which descriptor hides behind a native directory stream ({@code DIR*}).
 *
 * <p>Open addressing with linear probing, under a lock of its own that is held for a few loads and
 * stores. At most {@value #MAX} streams; what comes after that is tracked as a plain descriptor and
 * dropped when the kernel has it no more.
 */
final class NativeStreams {
  private static final int MAX = 1 << 20;

  private long[] addresses = new long[64];
  private int[] numbers = new int[64];
  private int count;

  synchronized void put(long address, int number) {
    if (address == 0 || count >= MAX) {
      return;
    }
    if (count * 2 >= addresses.length) {
      grow();
    }
    int i = find(address);
    if (addresses[i] == 0) {
      count++;
    }
    addresses[i] = address;
    numbers[i] = number;
  }

  /** The descriptor; -1 when the stream is not known. */
  synchronized int numberOf(long address) {
    int i = find(address);
    return addresses[i] == 0 ? -1 : numbers[i];
  }

  /** Forgets the stream; gives its descriptor, or -1. */
  synchronized int remove(long address) {
    int i = find(address);
    if (addresses[i] == 0) {
      return -1;
    }
    int number = numbers[i];
    count--;
    closeGap(i);
    return number;
  }

  // Entries behind the gap that would no longer be found move into it.
  private void closeGap(int gap) {
    int mask = addresses.length - 1;
    int i = gap;
    while (true) {
      addresses[gap] = 0;
      int home;
      do {
        i = i + 1 & mask;
        if (addresses[i] == 0) {
          return;
        }
        home = home(addresses[i]);
      } while (gap <= i ? gap < home && home <= i : gap < home || home <= i);
      addresses[gap] = addresses[i];
      numbers[gap] = numbers[i];
      gap = i;
    }
  }

  private int find(long address) {
    int mask = addresses.length - 1;
    int i = home(address);
    while (addresses[i] != 0 && addresses[i] != address) {
      i = i + 1 & mask;
    }
    return i;
  }

  private int home(long address) {
    return (int) ((address * 0x9E3779B97F4A7C15L) >>> 40) & addresses.length - 1;
  }

  private void grow() {
    long[] oldAddresses = addresses;
    int[] oldNumbers = numbers;
    addresses = new long[oldAddresses.length * 2];
    numbers = new int[oldNumbers.length * 2];
    for (int j = 0; j < oldAddresses.length; j++) {
      if (oldAddresses[j] != 0) {
        int i = find(oldAddresses[j]);
        addresses[i] = oldAddresses[j];
        numbers[i] = oldNumbers[j];
      }
    }
  }
}
