package io.unclosed.analysis.detect;

import static io.unclosed.analysis.CallSiteFixture.MINUTE;
import static io.unclosed.analysis.CallSiteFixture.SECOND;
import static io.unclosed.analysis.CallSiteFixture.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.SnapshotFixture;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.input.CodeOrigin;
import org.junit.jupiter.api.Test;

final class CollectedUnclosedTest {

  @Test
  void oneLeftToTheCollector_isCertainAndInfoAtOnce() {
    SnapshotFixture process = new SnapshotFixture(new CallSiteFixture("Conf", "file").collected(1));

    LeakSuspect suspect = SnapshotFixture.find(process.next(), "Conf");

    assertThat(suspect.rating().confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(suspect.rating().severity()).isEqualTo(Severity.INFO);
    assertThat(suspect.rating().evidence())
        .extracting(e -> e.code())
        .containsExactly(EvidenceCode.COLLECTED_UNCLOSED);
    assertThat(suspect.text().headline())
        .isEqualTo(
            "1 file opened at com.acme.Conf.run(Conf.java:42) was left to the garbage collector");
  }

  @Test
  void failureOfAnotherLeak_doesNotMakeItCritical() {
    SnapshotFixture process =
        new SnapshotFixture(new CallSiteFixture("Conf", "file").collected(1).failed(12));
    process.openFailures = 12;

    process.runs(10 * MINUTE);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }

  @Test
  void libraryLine_isCalledSo() {
    SnapshotFixture process =
        new SnapshotFixture(
            new CallSiteFixture("Conf", "file").origin(CodeOrigin.LIBRARY).collected(3));

    assertThat(SnapshotFixture.find(process.next(), "Conf").text().headline())
        .isEqualTo(
            "3 files opened in library code at com.acme.Conf.run(Conf.java:42) were left to the"
                + " garbage collector");
  }

  @Test
  void whatTheJdkOpensForItself_isNoSuspect() {
    SnapshotFixture process =
        new SnapshotFixture(new CallSiteFixture("Zones", "file").internal().collected(4));

    process.runs(MINUTE);

    assertThat(process.changes).isEmpty();
  }

  @Test
  void allClosedByTheProgram_isNoSuspect() {
    SnapshotFixture process =
        new SnapshotFixture(new CallSiteFixture("Conf", "file").opens(5).living(about(SECOND)));

    process.runs(30 * MINUTE);

    assertThat(process.changes).isEmpty();
  }
}
