package io.unclosed.analysis.detect;

import static io.unclosed.analysis.MadeUpFrame.HOUR;
import static io.unclosed.analysis.MadeUpFrame.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.Confidence;
import io.unclosed.analysis.MadeUp;
import io.unclosed.analysis.MadeUpFrame;
import io.unclosed.analysis.Severity;
import io.unclosed.analysis.Suspect;
import org.junit.jupiter.api.Test;

final class OrphanedTest {
  private final MadeUpFrame gate =
      new MadeUpFrame("Gate", "selector").batch(200, 0, MINUTE, Long.MAX_VALUE);
  private final MadeUp process = new MadeUp(gate);

  @Test
  void thirtySevenLost_areCertainAndWarning() {
    process.next();
    gate.orphaned(37);

    Suspect suspect = MadeUp.find(process.next(), "Gate");

    assertThat(suspect.confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(suspect.severity()).isEqualTo(Severity.WARNING);
    assertThat(suspect.headline())
        .isEqualTo(
            "37 selectors from com.acme.Gate.run(Gate.java:42) were not closed and cannot be any"
                + " more");
  }

  @Test
  void singleOneAtStartUp_isInfo() {
    gate.orphaned(1);

    process.runs(3 * HOUR);

    assertThat(process.worst).isEqualTo(Severity.INFO);
    assertThat(process.changes).hasSize(1);
  }

  @Test
  void oneAnHour_isWarningInTheEnd() {
    process.before(now -> gate.orphaned(now / HOUR));

    Suspect suspect = MadeUp.find(process.runs(12 * HOUR), "Gate");

    assertThat(suspect.severity()).isEqualTo(Severity.WARNING);
    assertThat(suspect.perHour()).isBetween(0.7, 1.4);
  }

  @Test
  void noneLost_isNoSuspect() {
    process.runs(3 * HOUR);

    assertThat(process.changes)
        .allSatisfy(c -> assertThat(c.suspect().confidence()).isNotEqualTo(Confidence.CERTAIN));
    assertThat(process.worst).isEqualTo(Severity.INFO);
  }
}
