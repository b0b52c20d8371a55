package io.unclosed.agent.ledger.slot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotWordTest {
  private static final long WORD = SlotWord.of(74_565, 45, 1234, SlotWord.PART | SlotWord.OWN);

  @Test
  void everyField_isReadBackAsItWasWritten() {
    assertThat(SlotWord.site(WORD)).isEqualTo(74_565);
    assertThat(SlotWord.kind(WORD)).isEqualTo(45);
    assertThat(SlotWord.weight(WORD)).isEqualTo(1234);
    assertThat(SlotWord.isHeld(WORD)).isTrue();
    assertThat(SlotWord.isPart(WORD)).isTrue();
    assertThat(SlotWord.isOwn(WORD)).isTrue();
    assertThat(SlotWord.isOrphaned(WORD)).isFalse();
    assertThat(SlotWord.sequence(WORD)).isZero();
  }

  @Test
  void largestOfEverything_doesNotSpill() {
    long word = SlotWord.of(SlotWord.MAX_SITE, 63, SlotWord.MAX_WEIGHT, 0);

    assertThat(SlotWord.site(word)).isEqualTo(SlotWord.MAX_SITE);
    assertThat(SlotWord.kind(word)).isEqualTo(63);
    assertThat(SlotWord.weight(word)).isEqualTo(SlotWord.MAX_WEIGHT);
    assertThat(SlotWord.isPart(word) || SlotWord.isOwn(word) || SlotWord.isOrphaned(word))
        .isFalse();
    assertThat(SlotWord.sequence(word)).isZero();
  }

  @Test
  void weightAboveTheField_isCutOffAndTouchesNothingElse() {
    long word = SlotWord.of(7, 3, 1_000_000, 0);

    assertThat(SlotWord.weight(word)).isEqualTo(SlotWord.MAX_WEIGHT);
    assertThat(SlotWord.sequence(word)).isZero();
    assertThat(SlotWord.weight(SlotWord.withSite(word, 8, 1_000_000)))
        .isEqualTo(SlotWord.MAX_WEIGHT);
  }

  @Test
  void nextOwner_hasTheNextSequence_andNothingOfTheLast() {
    long first = SlotWord.following(0, SlotWord.of(9, 2, 5, SlotWord.OWN) | SlotWord.ORPHANED);
    long second = SlotWord.following(SlotWord.vacated(first), SlotWord.of(11, 4, 1, 0));

    assertThat(SlotWord.sequence(second)).isEqualTo(SlotWord.sequence(first) + 1);
    assertThat(SlotWord.site(second)).isEqualTo(11);
    assertThat(SlotWord.isOwn(second) || SlotWord.isOrphaned(second)).isFalse();
  }

  @Test
  void sequence_wrapsWithoutTouchingTheRest() {
    long last = SlotWord.following(-1L << 46, SlotWord.of(3, 1, 1, 0));

    assertThat(SlotWord.sequence(last)).isZero();
    assertThat(SlotWord.site(last)).isEqualTo(3);
    assertThat(SlotWord.isHeld(last)).isTrue();
  }

  @Test
  void vacated_keepsTheSequenceAlone() {
    long word = SlotWord.following(5L << 46, WORD);

    assertThat(SlotWord.vacated(word)).isEqualTo(6L << 46);
    assertThat(SlotWord.isHeld(SlotWord.vacated(word))).isFalse();
  }

  @Test
  void otherSiteOrKind_changesThatAlone() {
    long word = SlotWord.following(5L << 46, WORD | SlotWord.ORPHANED);
    long changed = SlotWord.withKind(SlotWord.withSite(word, 99, 2), 1);

    assertThat(SlotWord.site(changed)).isEqualTo(99);
    assertThat(SlotWord.weight(changed)).isEqualTo(2);
    assertThat(SlotWord.kind(changed)).isEqualTo(1);
    assertThat(SlotWord.isPart(changed)).isTrue();
    assertThat(SlotWord.isOwn(changed)).isTrue();
    assertThat(SlotWord.isOrphaned(changed)).isTrue();
    assertThat(SlotWord.sequence(changed)).isEqualTo(6);
  }

  @Test
  void partThatComesToLead_takesSiteAndWeightOfTheLeader() {
    long leader = SlotWord.of(21, 6, 17, 0);
    long part = SlotWord.following(0, SlotWord.of(0, 6, 0, SlotWord.PART));
    long leading = SlotWord.leadingLike(part, leader);

    assertThat(SlotWord.isPart(leading)).isFalse();
    assertThat(SlotWord.site(leading)).isEqualTo(21);
    assertThat(SlotWord.weight(leading)).isEqualTo(17);
    assertThat(SlotWord.sequence(leading)).isEqualTo(1);
  }
}
