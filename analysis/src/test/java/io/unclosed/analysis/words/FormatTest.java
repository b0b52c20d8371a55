package io.unclosed.analysis.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormatTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0|0", "999|999", "2874|2,874", "1048576|1,048,576", "-1234|-1,234"})
  void counts_haveThousandsSeparators(long n, String text) {
    assertThat(Format.count(n)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "11340, 3 h 9 min",
    "-5, 0 s",
    "59, 59 s",
    "60, 1 min",
    "90, 1 min 30 s",
    "754, 12 min",
    "3600, 1 h",
    "273600, 3 d 4 h",
    "2592000, 30 d"
  })
  void seconds_areInTheTwoLargestUnits(long seconds, String text) {
    assertThat(Format.seconds(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1900000000, 1.9 s",
    "131000000, 131 ms",
    "400000, 1 ms",
    "10, 1 ms",
    "10000000000, 10 s"
  })
  void durations_belowTenSecondsHaveATenth(long nanos, String text) {
    assertThat(Format.duration(nanos)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"911.4|+911/h", "1.25|+1.3/h", "0.25|+6/day", "0|0/h"})
  void rates_belowOneAnHourAreByTheDay(double perHour, String text) {
    assertThat(Format.rate(perHour)).isEqualTo(text);
  }

  @Test
  void rates_showTheirBoundsInTheSameMeasure() {
    assertThat(Format.rate(911, 897, 925)).isEqualTo("+911/h (897 to 925)");
    assertThat(Format.rate(0.5, 0.25, 1)).isEqualTo("+12/day (6 to 24)");
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
  void bytes_areBinary(long bytes, String text) {
    assertThat(Format.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3156|3938|52 to 65 min",
        "50|90|50 s to 1 min 30 s",
        "9000|90000|2 h 30 min to 1 d 1 h"
      })
  void ranges_shareTheirUnit(long from, long to, String text) {
    assertThat(Format.seconds(from, to)).isEqualTo(text);
  }

  @Test
  void growth_hasItsBounds() {
    assertThat(Format.growth(911, 904, 920, false)).isEqualTo("+911/h (904 to 920)");
    assertThat(Format.growth(0, 0, 0, false)).isEqualTo("steady");
    assertThat(Format.growth(Double.NaN, 0, 0, false)).isEqualTo("not known yet");
    assertThat(Format.growth(0.25, 0.25, 0.25, false)).isEqualTo("+6/day");
    assertThat(Format.growth(-40, -50, -30, false)).isEqualTo("-40/h (-50 to -30)");
    assertThat(Format.growth(115343360, 109051904, 121634816, true))
        .isEqualTo("+110 MiB/h (104 MiB to 116 MiB)");
  }

  @Test
  void decimals_areAsManyAsAskedFor() {
    assertThat(Format.decimal(0.037, 2)).isEqualTo("0.04");
    assertThat(Format.decimal(1234.5, 0)).isEqualTo("1,235");
    assertThat(Format.decimal(-0.001, 2)).isEqualTo("0.00");
  }

  @Test
  void shares_areOneIn() {
    assertThat(Format.oneIn(2874, 41207)).isEqualTo("1 in 14");
    assertThat(Format.oneIn(99, 100)).isEqualTo("most");
    assertThat(Format.percent(0.784)).isEqualTo("78%");
  }
}
