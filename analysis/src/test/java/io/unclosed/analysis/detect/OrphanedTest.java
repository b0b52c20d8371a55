package io.unclosed.analysis.detect;

import static io.unclosed.analysis.CallSiteFixture.HOUR;
import static io.unclosed.analysis.CallSiteFixture.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.SnapshotFixture;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import org.junit.jupiter.api.Test;

final class OrphanedTest {
  private final CallSiteFixture gate =
      new CallSiteFixture("Gate", "selector").batch(200, 0, MINUTE, Long.MAX_VALUE);
  private final SnapshotFixture process = new SnapshotFixture(gate);

  @Test
  void thirtySevenLost_areCertainAndWarning() {
    process.next();
    gate.orphaned(37);

    LeakSuspect suspect = SnapshotFixture.find(process.next(), "Gate");

    assertThat(suspect.rating().confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(suspect.rating().severity()).isEqualTo(Severity.WARNING);
    assertThat(suspect.text().headline())
        .isEqualTo(
            "37 selectors opened at com.acme.Gate.run(Gate.java:42) were never closed and can no"
                + " longer be");
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

    LeakSuspect suspect = SnapshotFixture.find(process.runs(12 * HOUR), "Gate");

    assertThat(suspect.rating().severity()).isEqualTo(Severity.WARNING);
    assertThat(suspect.rate().perHour()).isBetween(0.7, 1.4);
  }

  @Test
  void noneLost_isNoSuspect() {
    process.runs(3 * HOUR);

    assertThat(process.changes)
        .allSatisfy(
            c -> assertThat(c.suspect().rating().confidence()).isNotEqualTo(Confidence.CERTAIN));
    assertThat(process.worst).isEqualTo(Severity.INFO);
  }
}
