package io.unclosed.agent.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UtcTimeTest {
  @Test
  void times_areMarkedAsUtc() {
    assertThat(UtcTime.stamp(ReportFixture.NOW)).isEqualTo("2026-11-20 03:12:44Z");
    assertThat(UtcTime.compact(ReportFixture.NOW)).isEqualTo("20261120T031244Z");
    assertThat(UtcTime.near(ReportFixture.NOW + 60_000, ReportFixture.NOW)).isEqualTo("03:13Z");
    assertThat(UtcTime.near(ReportFixture.NOW + 86_400_000, ReportFixture.NOW))
        .isEqualTo("2026-11-21 03:12Z");
  }
}
