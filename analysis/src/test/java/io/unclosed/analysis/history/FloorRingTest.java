package io.unclosed.analysis.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FloorRingTest {
  private final FloorRing ring = new FloorRing(new Horizon(0, 4, 10));

  @Test
  void bucket_keepsItsLowest() {
    ring.push(0, 7);
    ring.push(3, 2);
    ring.push(9, 9);

    assertThat(ring.push(10, 5)).isTrue();
    assertThat(ring.points()).containsExactly(2f);
    assertThat(ring.current()).isEqualTo(5f);
  }

  @Test
  void fullRing_forgetsTheOldest() {
    for (int i = 0; i <= 60; i += 10) {
      ring.push(i, i);
    }

    assertThat(ring.points()).containsExactly(20f, 30f, 40f, 50f);
  }

  @Test
  void missedBuckets_areAsLowAsTheirEnds() {
    ring.push(0, 8);
    ring.push(35, 3);

    assertThat(ring.points()).containsExactly(8f, 3f, 3f);
  }

  @Test
  void sleepOfAYear_fillsTheRingOnce() {
    ring.push(0, 8);
    ring.push(1_000_000_007L, 6);

    assertThat(ring.points()).containsExactly(6f, 6f, 6f, 6f);
    assertThat(ring.push(1_000_000_009L, 4)).isFalse();
    assertThat(ring.push(1_000_000_010L, 4)).isTrue();
  }
}
