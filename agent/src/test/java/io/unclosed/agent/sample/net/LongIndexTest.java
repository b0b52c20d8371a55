package io.unclosed.agent.sample.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongIndexTest {
  @Test
  void manyKeys_areAllFound() {
    LongIndex index = new LongIndex(100_003);
    for (int i = 0; i < 100_003; i++) {
      assertThat(index.putIfAbsent(i * 64L, i)).isEqualTo(-1);
    }
    for (int i = 0; i < 100_003; i++) {
      assertThat(index.get(i * 64L)).isEqualTo(i);
    }
    assertThat(index.get(1)).isEqualTo(-1);
  }

  @Test
  void secondPut_keepsTheFirst() {
    LongIndex index = new LongIndex(10);
    index.putIfAbsent(0, 5);
    assertThat(index.putIfAbsent(0, 6)).isEqualTo(5);
    assertThat(index.get(0)).isEqualTo(5);
  }

  @Test
  void full_takesNoMoreAndStillFinds() {
    LongIndex index = new LongIndex(1);
    index.putIfAbsent(7, 1);
    assertThat(index.putIfAbsent(8, 2)).isEqualTo(-1);
    assertThat(index.get(8)).isEqualTo(-1);
    assertThat(index.get(7)).isEqualTo(1);
  }
}
