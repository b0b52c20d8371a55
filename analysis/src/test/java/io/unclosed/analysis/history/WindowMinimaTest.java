package io.unclosed.analysis.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WindowMinimaTest {
  private final WindowMinima ring = new WindowMinima(new TimeWindow(0, 4, 10));

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

  @Test
  void sameForAWholeWindow_isKeptAsOnePoint() {
    ring.push(0, 5);
    ring.push(10, 5);
    assertThat(ring.isFlat()).isTrue();

    ring.push(20, 6);
    ring.push(30, 6);
    assertThat(ring.isFlat()).isFalse();
    assertThat(ring.points()).containsExactly(5f, 5f, 6f);

    for (int i = 40; i <= 90; i += 10) {
      ring.push(i, 6);
    }
    assertThat(ring.isFlat()).isTrue();
    assertThat(ring.points()).containsExactly(6f, 6f, 6f, 6f);
  }

  @Test
  void calmAndUnrestInTurn_areKeptPointByPoint() {
    Random random = new Random(11);
    List<Float> all = new ArrayList<>();
    long value = 3;
    ring.push(0, value);
    for (int i = 1; i < 2_000; i++) {
      all.add((float) value);
      value = random.nextInt(7) < 5 ? value : random.nextInt(3);
      ring.push(10L * i, value);
      List<Float> last = all.subList(Math.max(0, all.size() - 4), all.size());
      assertThat(ring.points()).containsExactly(last.toArray(new Float[0]));
    }
  }
}
