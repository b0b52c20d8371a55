package io.unclosed.agent.ledger.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyIndexTest {
  private final KeyIndex streams = new KeyIndex();

  @Test
  void unknownStream_hasNoDescriptor() {
    assertThat(streams.numberOf(0x7F00_1000L)).isEqualTo(-1);
    assertThat(streams.remove(0x7F00_1000L)).isEqualTo(-1);
    assertThat(streams.remove(0)).isEqualTo(-1);
  }

  @Test
  void nullStream_isNotKept() {
    streams.put(0, 5);

    assertThat(streams.numberOf(0)).isEqualTo(-1);
  }

  @Test
  void addressUsedAgain_standsForTheNewDescriptor() {
    streams.put(0x7F00_1000L, 5);
    streams.put(0x7F00_1000L, 6);

    assertThat(streams.remove(0x7F00_1000L)).isEqualTo(6);
    assertThat(streams.remove(0x7F00_1000L)).isEqualTo(-1);
  }

  /** Removal must close the gap that it leaves among entries that share a home, at the end too. */
  @Test
  void anyOrderOfPutsAndRemovals_agreesWithAMap() {
    for (int seed = 0; seed < 20; seed++) {
      KeyIndex table = new KeyIndex();
      Map<Long, Integer> oracle = new HashMap<>();
      List<Long> addresses = someAddresses(new Random(seed));
      Random random = new Random(seed);
      for (int i = 0; i < 20_000; i++) {
        long address = addresses.get(random.nextInt(addresses.size()));
        if (random.nextInt(100) < 52) {
          table.put(address, i);
          oracle.put(address, i);
        } else {
          Integer expected = oracle.remove(address);
          assertThat(table.remove(address)).isEqualTo(expected == null ? -1 : expected);
        }
      }
      for (long address : addresses) {
        assertThat(table.numberOf(address)).isEqualTo(oracle.getOrDefault(address, -1));
      }
    }
  }

  private static List<Long> someAddresses(Random random) {
    List<Long> addresses = new ArrayList<>();
    long heap = 0x7F12_3456_0000L;
    for (int i = 0; i < 60; i++) {
      addresses.add(heap += 32_816 + 16L * random.nextInt(4));
    }
    return addresses;
  }

  @Test
  void growth_keepsWhatWasThere() {
    for (int i = 1; i <= 10_000; i++) {
      streams.put(i * 48L, i);
    }

    for (int i = 1; i <= 10_000; i++) {
      assertThat(streams.numberOf(i * 48L)).isEqualTo(i);
    }
  }
}
