package io.unclosed.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuartilesTest {
  @Test
  void oneWildWindow_doesNotMoveTheMedian() {
    assertThat(Quartiles.of(1.04, 99, 1.02, 1.03, 1.01)).isEqualTo(new Quartiles(1.02, 1.03, 1.04));
  }

  @Test
  void oneValue_isAllThree() {
    assertThat(Quartiles.of(7).text(0)).isEqualTo("7 (7 to 7)");
  }
}
