package io.unclosed.agent.sample.proc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatmTest {
  @Test
  void pageSize_isToldByTheAddressSpaceInBothUnits() {
    assertThat(new Statm(1000, 1, 1).pageBytes(1000 * 4096)).isEqualTo(4096);
    assertThat(new Statm(1000, 1, 1).pageBytes(1000 * 16384)).isEqualTo(16384);
    assertThat(new Statm(1000, 1, 1).pageBytes(1000L * 65536)).isEqualTo(65536);
  }

  @Test
  void addressSpaceThatGrewBetween_isRounded() {
    assertThat(new Statm(1000, 1, 1).pageBytes(1200 * 4096)).isEqualTo(4096);
    assertThat(new Statm(1200, 1, 1).pageBytes(1000 * 16384)).isEqualTo(16384);
  }

  @Test
  void unknown_isTheUsualSize() {
    assertThat(Statm.UNKNOWN.pageBytes(1)).isEqualTo(4096);
    assertThat(new Statm(1, 1, 1).pageBytes(-1)).isEqualTo(4096);
  }
}
