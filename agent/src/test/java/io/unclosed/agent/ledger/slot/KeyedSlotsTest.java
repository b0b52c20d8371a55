package io.unclosed.agent.ledger.slot;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.ledger.Together;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class KeyedSlotsTest {
  private static final long WORD = SlotWord.of(9, 12, 1, 0);

  private final KeyedSlots keyed = new KeyedSlots();

  private int hold(long key) {
    return keyed.hold(key, WORD, key * 10, 7, -1, key * 100);
  }

  private void end(long key) {
    int number = keyed.release(key);
    keyed.slots.vacate(number - KeyedSlots.BASE);
    keyed.giveBack(number);
  }

  @Test
  void held_isFoundByItsKey_withAllThatWasSaid() {
    int number = hold(37);

    assertThat(number).isGreaterThanOrEqualTo(KeyedSlots.BASE);
    assertThat(keyed.numberOf(37)).isEqualTo(number);
    OpenSlot slot = new OpenSlot();
    assertThat(keyed.slots.read(number - KeyedSlots.BASE, slot)).isTrue();
    assertThat(slot.openedNanos()).isEqualTo(370);
    assertThat(slot.site()).isEqualTo(9);
    assertThat(keyed.amountOf(number)).isEqualTo(3_700);
  }

  @Test
  void keys_haveNumbersOfTheirOwn_thatStayDense() {
    BitSet numbers = new BitSet();
    for (long key = 1; key <= 10_007; key++) {
      numbers.set(hold(key) - KeyedSlots.BASE);
    }

    assertThat(numbers.cardinality()).isEqualTo(10_007);
    assertThat(numbers.length()).isLessThan(2 * 10_007);
  }

  @Test
  void released_isNotFound_andItsNumberIsGivenOutAgain() {
    for (long key = 1; key <= 211; key++) {
      hold(key);
    }
    int length = end();
    for (long key = 1; key <= 211; key++) {
      end(key);
      assertThat(keyed.numberOf(key)).isEqualTo(-1);
    }
    for (int round = 0; round < 100; round++) {
      for (long key = 1; key <= 211; key++) {
        hold(key);
      }
      for (long key = 1; key <= 211; key++) {
        end(key);
      }
    }

    assertThat(end()).isEqualTo(length);
  }

  private int end() {
    return keyed.slots.end();
  }

  @Test
  void sameKeyAgain_replacesWhoeverEndedUnseen() {
    int first = hold(5);

    assertThat(hold(5)).isEqualTo(first);
    assertThat(keyed.release(5)).isEqualTo(first);
    assertThat(keyed.release(5)).isEqualTo(-1);
  }

  @Test
  void atTheBound_furtherOnesAreRefused_andCounted() {
    long key = 0;
    while (keyed.refused() < 37) {
      key++;
      hold(key);
    }

    assertThat(key).isBetween(KeyedSlots.MAX * 9L / 10, KeyedSlots.MAX + 37L);
    assertThat(keyed.heapBytes()).isLessThan(key * 80);
  }

  @Test
  void manyThreads_neverShareANumber() throws Exception {
    Together.run(
        8,
        me -> {
          for (int i = 1; i < 20_000; i++) {
            long key = (long) i << 3 | me;
            int number = keyed.hold(key, WORD, key, 7, -1, key);
            assertThat(keyed.slots.nanos(number - KeyedSlots.BASE)).isEqualTo(key);
            assertThat(keyed.amountOf(number)).isEqualTo(key);
            end(key);
          }
        });
    int[] held = {0};
    OpenSlot slot = new OpenSlot();
    for (int i = 0; i < keyed.slots.end(); i++) {
      held[0] += keyed.slots.pageUsed(i) && keyed.slots.read(i, slot) ? 1 : 0;
    }

    assertThat(held[0]).isZero();
  }
}
