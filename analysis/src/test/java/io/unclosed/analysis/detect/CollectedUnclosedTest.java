package io.unclosed.analysis.detect;

import static io.unclosed.analysis.MadeUpFrame.MINUTE;
import static io.unclosed.analysis.MadeUpFrame.SECOND;
import static io.unclosed.analysis.MadeUpFrame.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.Confidence;
import io.unclosed.analysis.EvidenceCode;
import io.unclosed.analysis.MadeUp;
import io.unclosed.analysis.MadeUpFrame;
import io.unclosed.analysis.Origin;
import io.unclosed.analysis.Severity;
import io.unclosed.analysis.Suspect;
import org.junit.jupiter.api.Test;

final class CollectedUnclosedTest {

  @Test
  void oneLeftToTheCollector_isCertainAndInfoAtOnce() {
    MadeUp process = new MadeUp(new MadeUpFrame("Conf", "file").collected(1));

    Suspect suspect = MadeUp.find(process.next(), "Conf");

    assertThat(suspect.confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(suspect.severity()).isEqualTo(Severity.INFO);
    assertThat(suspect.evidence())
        .extracting(e -> e.code())
        .containsExactly(EvidenceCode.COLLECTED_UNCLOSED);
    assertThat(suspect.headline())
        .isEqualTo("1 file from com.acme.Conf.run(Conf.java:42) was left to the garbage collector");
  }

  @Test
  void failureOfAnotherLeak_doesNotMakeItCritical() {
    MadeUp process = new MadeUp(new MadeUpFrame("Conf", "file").collected(1).failed(12));
    process.openFailures = 12;

    process.runs(10 * MINUTE);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }

  @Test
  void libraryLine_isCalledSo() {
    MadeUp process =
        new MadeUp(new MadeUpFrame("Conf", "file").origin(Origin.LIBRARY).collected(3));

    assertThat(MadeUp.find(process.next(), "Conf").headline())
        .isEqualTo(
            "3 files from the library line com.acme.Conf.run(Conf.java:42), were left to the"
                + " garbage collector");
  }

  @Test
  void whatTheJdkOpensForItself_isNoSuspect() {
    MadeUp process = new MadeUp(new MadeUpFrame("Zones", "file").internal().collected(4));

    process.runs(MINUTE);

    assertThat(process.changes).isEmpty();
  }

  @Test
  void allClosedByTheProgram_isNoSuspect() {
    MadeUp process = new MadeUp(new MadeUpFrame("Conf", "file").opens(5).living(about(SECOND)));

    process.runs(30 * MINUTE);

    assertThat(process.changes).isEmpty();
  }
}
