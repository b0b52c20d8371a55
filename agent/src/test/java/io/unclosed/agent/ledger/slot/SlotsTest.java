package io.unclosed.agent.ledger.slot;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.ledger.Together;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private static final int SITE = 37;

  private final Slots slots = new Slots();

  private static long word(int site) {
    return SlotWord.of(site, 1, 1, 0);
  }

  @Test
  void heldSlot_tellsWhatItWasGiven() {
    slots.hold(5, word(SITE), 123_456_789_012L, 0x1_0000_0007L, 6);

    assertThat(SlotWord.isHeld(slots.word(5))).isTrue();
    assertThat(SlotWord.site(slots.word(5))).isEqualTo(SITE);
    assertThat(slots.nanos(5)).isEqualTo(123_456_789_012L);
    assertThat(slots.thread(5)).isEqualTo(7);
    assertThat(slots.link(5)).isEqualTo(6);
  }

  @Test
  void negativeThreadHalf_doesNotSpillIntoTheLink() {
    slots.hold(5, word(SITE), 1, 0xFFFF_FFFFL, -1);

    assertThat(slots.thread(5)).isEqualTo(-1);
    assertThat(slots.link(5)).isEqualTo(-1);
  }

  @Test
  void vacated_givesItsWordOnce() {
    slots.hold(5, word(SITE), 1, 1, -1);

    assertThat(SlotWord.site(slots.vacate(5))).isEqualTo(SITE);
    assertThat(slots.vacate(5)).isZero();
    assertThat(SlotWord.isHeld(slots.word(5))).isFalse();
  }

  @Test
  void numbersNeverUsedOrImpossible_areVacant() {
    for (int number : new int[] {-1, 0, 511, 512, 1 << 20, Slots.MAX_NUMBER, Integer.MAX_VALUE}) {
      assertThat(slots.vacate(number)).isZero();
      assertThat(slots.word(number)).isZero();
      assertThat(slots.link(number)).isEqualTo(-1);
      assertThat(slots.change(number, 0, 1)).isFalse();
    }
  }

  @Test
  void eachOwner_hasASequenceOfItsOwn() {
    slots.hold(5, word(SITE), 1, 1, -1);
    long first = slots.vacate(5);
    slots.hold(5, word(SITE), 2, 1, -1);

    assertThat(SlotWord.sequence(slots.word(5))).isEqualTo(SlotWord.sequence(first) + 1);
    assertThat(slots.change(5, first, SlotWord.vacated(first))).isFalse();
  }

  @Test
  void missedClose_theNextOwnerStillCounts() {
    slots.hold(5, word(SITE), 1, 1, -1);
    slots.hold(5, word(SITE + 1), 2, 1, -1);

    assertThat(SlotWord.site(slots.vacate(5))).isEqualTo(SITE + 1);
    assertThat(slots.vacate(5)).isZero();
  }

  @Test
  void largestNumber_fits() {
    int largest = Slots.MAX_NUMBER - 1;
    slots.hold(largest, word(SITE), 1, 1, -1);

    assertThat(slots.end()).isGreaterThan(largest);
    assertThat(slots.pageUsed(largest)).isTrue();
    assertThat(slots.pageUsed(largest - Slots.pageSize())).isFalse();
    assertThat(SlotWord.site(slots.vacate(largest))).isEqualTo(SITE);
  }

  @Test
  void bytes_areThoseOfTheUsedPages() {
    assertThat(slots.bytes()).isZero();
    slots.hold(5, word(SITE), 1, 1, -1);
    slots.hold(6, word(SITE), 1, 1, -1);

    assertThat(slots.bytes()).isEqualTo(16 + 24 * 512);
    slots.watch(5, new Orphan(this, new ReferenceQueue<>(), 5, 1));
    assertThat(slots.bytes()).isEqualTo(16 + 24 * 512 + 16 + 4 * 512);
  }

  @Test
  void manyThreadsOnNewPages_loseNothing() throws Exception {
    int threads = 8;
    int each = 20_000;
    Together.run(
        threads,
        me -> {
          for (int i = 0; i < each; i++) {
            int number = i * threads + me;
            slots.hold(number, word(number & SlotWord.MAX_SITE), number, me, -1);
          }
        });

    int lost = 0;
    for (int number = 0; number < threads * each; number++) {
      boolean kept = SlotWord.site(slots.word(number)) == number && slots.nanos(number) == number;
      lost += kept ? 0 : 1;
    }
    assertThat(lost).isZero();
  }

  @Test
  void manyThreadsWatchOnNewPages_loseNothing() throws Exception {
    int threads = 4;
    int each = 5_000;
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    Together.run(
        threads,
        me -> {
          for (int i = 0; i < each; i++) {
            int number = i * threads + me;
            slots.hold(number, word(1), 1, me, -1);
            slots.watch(number, new Orphan(slots, queue, number, 1));
          }
        });

    assertThat(slots.bytes()).isEqualTo((16 + 24 * 512 + 16 + 4 * 512) * 40L);
  }

  /** Two threads end one owner: exactly one of them is told so. */
  @Test
  void twoThreadsVacate_oneGetsTheWord() throws Exception {
    int rounds = 30_000;
    AtomicInteger[] got = {new AtomicInteger(), new AtomicInteger()};
    Together.inRounds(
        rounds,
        () -> slots.hold(7, word(SITE), 1, 1, -1),
        () -> got[0].addAndGet(slots.vacate(7) == 0 ? 0 : 1),
        () -> got[1].addAndGet(slots.vacate(7) == 0 ? 0 : 1));

    assertThat(got[0].get() + got[1].get()).isEqualTo(rounds);
  }

  /** One thread opens and closes as the kernel allows it, the other reads as the heartbeat does. */
  @Test
  void readerWhoSeesTheSameWordTwice_hasTheDetailsOfThatOwner() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    AtomicLong torn = new AtomicLong();
    AtomicLong read = new AtomicLong();
    Together.run(
        2,
        me -> {
          if (me == 0) {
            for (int owner = 1; owner <= 1_000_000 || read.get() < 1_000; owner++) {
              slots.hold(3, word(owner & SlotWord.MAX_SITE), owner, owner, -1);
              slots.vacate(3);
            }
            done.set(true);
          } else {
            while (!done.get()) {
              OpenSlot slot = new OpenSlot();
              if (slots.read(3, slot)) {
                read.incrementAndGet();
                boolean same = slot.openedNanos() == slot.thread();
                torn.addAndGet(same ? 0 : 1);
              }
            }
          }
        });

    assertThat(read.get()).isPositive();
    assertThat(torn.get()).isZero();
  }

  @Test
  void marking_neverHitsTheNextOwner() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    AtomicLong wrong = new AtomicLong();
    Together.run(
        2,
        me -> {
          if (me == 0) {
            for (int owner = 0; owner < 1_000_000; owner++) {
              slots.hold(3, word(owner & 1), owner, 1, -1);
              long word = slots.vacate(3);
              boolean marked = SlotWord.isOrphaned(word);
              wrong.addAndGet(marked && SlotWord.site(word) == 0 ? 1 : 0);
            }
            done.set(true);
          } else {
            while (!done.get()) {
              long word = slots.word(3);
              if (SlotWord.isHeld(word) && SlotWord.site(word) == 1) {
                slots.change(3, word, word | SlotWord.ORPHANED);
              }
            }
          }
        });

    assertThat(wrong.get()).isZero();
  }
}
