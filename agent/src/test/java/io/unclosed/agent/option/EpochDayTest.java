package io.unclosed.agent.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class EpochDayTest {
  @Test
  void everyDayOfACentury_agreesWithTheJdk() {
    for (LocalDate day = LocalDate.of(1999, 12, 1); day.getYear() < 2101; day = day.plusDays(1)) {
      assertThat(EpochDay.of(day.toString())).isEqualTo(day.toEpochDay());
    }
  }

  @Test
  void whatIsNoDate_isNone() {
    for (String text : new String[] {"", "2027-1-31", "2027-13-01", "2027-02-29", "2027/01/31"}) {
      assertThat(EpochDay.of(text)).as(text).isEqualTo(EpochDay.NONE);
    }
  }
}
