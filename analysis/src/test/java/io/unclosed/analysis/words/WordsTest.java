package io.unclosed.analysis.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0|0", "999|999", "2874|2,874", "1048576|1,048,576", "-1234|-1,234"})
  void counts_haveThousandsSeparators(long n, String text) {
    assertThat(Words.count(n)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "11340, 3 h 9 min",
    "59, 59 s",
    "60, 1 min",
    "90, 1 min 30 s",
    "754, 12 min",
    "3600, 1 h",
    "273600, 3 d 4 h",
    "2592000, 30 d"
  })
  void seconds_areInTheTwoLargestUnits(long seconds, String text) {
    assertThat(Words.seconds(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1900000000, 1.9 s", "131000000, 131 ms", "400000, under 1 ms", "10000000000, 10 s"})
  void durations_belowTenSecondsHaveATenth(long nanos, String text) {
    assertThat(Words.duration(nanos)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"911.4|+911 an hour", "1.25|+1.3 an hour", "0.25|+6 a day", "0|0 an hour"})
  void rates_belowOneAnHourAreByTheDay(double perHour, String text) {
    assertThat(Words.rate(perHour)).isEqualTo(text);
  }

  @Test
  void rates_showTheirBoundsInTheSameMeasure() {
    assertThat(Words.rate(911, 897, 925)).isEqualTo("+911 an hour (897 to 925)");
    assertThat(Words.rate(0.5, 0.25, 1)).isEqualTo("+12 a day (6 to 24)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"512|512 B", "1200|1.2 kB", "1214000000|1,214 MB", "98000000000|98 GB"})
  void bytes_areDecimal(long bytes, String text) {
    assertThat(Words.bytes(bytes)).isEqualTo(text);
  }

  @Test
  void shares_areOneIn() {
    assertThat(Words.oneIn(2874, 41207)).isEqualTo("one in 14");
    assertThat(Words.oneIn(99, 100)).isEqualTo("nearly all");
    assertThat(Words.percent(0.784)).isEqualTo("78 %");
  }
}
