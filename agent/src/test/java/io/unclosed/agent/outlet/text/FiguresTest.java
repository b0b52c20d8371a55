package io.unclosed.agent.outlet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0|0", "7|7", "999|999", "1000|1,000", "1048576|1,048,576", "-3211|-3,211"})
  void counts_areGrouped(long number, String expected) {
    assertThat(Figures.count(number)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0 B",
        "1023|1,023 B",
        "1229|1.2 KiB",
        "1272971264|1,214 MiB",
        "33285996544|31 GiB",
        "-1048576|-1 MiB"
      })
  void sizes_haveTheirUnit(long bytes, String expected) {
    assertThat(Figures.bytes(bytes)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-5|0 s",
        "45|45 s",
        "119|119 s",
        "120|2 min",
        "11340|3 h 9 min",
        "7200|2 h",
        "273600|3 d 4 h",
        "259200|3 d"
      })
  void spans_haveTwoUnits(long seconds, String expected) {
    assertThat(Figures.span(seconds)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"3156|3938|52 to 65 min", "60|90|60 s to 90 s", "9000|90000|2 h 30 min to 1 d 1 h"})
  void ranges_shareTheirUnit(long from, long to, String expected) {
    assertThat(Figures.span(from, to)).isEqualTo(expected);
  }

  @Test
  void shortSpans_areNeverZero() {
    assertThat(Figures.spanNanos(10)).isEqualTo("1 ms");
    assertThat(Figures.spanNanos(33_000_000)).isEqualTo("33 ms");
    assertThat(Figures.spanNanos(2_100_000_000L)).isEqualTo("2.1 s");
    assertThat(Figures.spanNanos(3_000_000_000L)).isEqualTo("3 s");
  }

  @Test
  void growth_hasItsBounds() {
    assertThat(Figures.growth(911, 904, 920, false)).isEqualTo("+911 an hour (904 to 920)");
    assertThat(Figures.growth(0, 0, 0, false)).isEqualTo("steady");
    assertThat(Figures.growth(Double.NaN, 0, 0, false)).isEqualTo("steady");
    assertThat(Figures.growth(0.25, 0.25, 0.25, false)).isEqualTo("+6 a day");
    assertThat(Figures.growth(-40, -50, -30, false)).isEqualTo("-40 an hour (-50 to -30)");
  }

  @Test
  void percents_haveADecimalOnlyBelowTen() {
    assertThat(Figures.percent(3211, 4096)).isEqualTo("78 %");
    assertThat(Figures.percent(1, 80)).isEqualTo("1.3 %");
    assertThat(Figures.percent(1, 0)).isEqualTo("0 %");
  }

  @Test
  void times_areMarkedAsUtc() {
    assertThat(UtcTime.stamp(MadeUp.NOW)).isEqualTo("2026-11-20 03:12:44Z");
    assertThat(UtcTime.compact(MadeUp.NOW)).isEqualTo("20261120T031244Z");
    assertThat(UtcTime.near(MadeUp.NOW + 60_000, MadeUp.NOW)).isEqualTo("03:13Z");
    assertThat(UtcTime.near(MadeUp.NOW + 86_400_000, MadeUp.NOW)).isEqualTo("2026-11-21 03:12Z");
  }
}
