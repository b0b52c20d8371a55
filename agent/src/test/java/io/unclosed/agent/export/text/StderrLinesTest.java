package io.unclosed.agent.export.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.unclosed.agent.export.log.LogEvent;
import io.unclosed.agent.export.log.LogLevel;
import io.unclosed.agent.redact.Redaction;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.SuspectChange;
import io.unclosed.analysis.finding.SuspectPart;
import io.unclosed.analysis.input.CallSiteStats;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StderrLinesTest {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final StderrLines lines = new StderrLines(Redaction.NONE);

  @Test
  void remark_isNotSaid() {
    assertThat(at(0, ReportFixture.loggingRemark())).isEmpty();
  }

  @Test
  void warning_isSaidOnceInOneLine() {
    assertThat(at(0, suspect("a", Severity.WARNING)))
        .containsExactly("unclosed: WARNING, LIKELY: 7 files from A. Fix: close it. [id a]");
    assertThat(at(1, suspect("a", Severity.WARNING))).isEmpty();
    assertThat(at(200, suspect("a", Severity.WARNING))).isEmpty();
  }

  @Test
  void worse_isSaidAtOnce() {
    at(0, suspect("a", Severity.WARNING));

    assertThat(at(1, suspect("a", Severity.CRITICAL)))
        .containsExactly("unclosed: CRITICAL, LIKELY: 7 files from A. Fix: close it. [id a]");
    assertThat(at(2, suspect("a", Severity.WARNING))).isEmpty();
    assertThat(at(61, suspect("a", Severity.WARNING)))
        .containsExactly(
            "unclosed: downgraded from CRITICAL to WARNING, LIKELY: 7 files from A. Fix: close it. [id a]");
  }

  @Test
  void cleared_isTakenBackAloudWithItsReason() {
    at(0, suspect("a", Severity.WARNING));
    ReportFixture calm = ReportFixture.healthy();
    calm.changes.add(
        new SuspectChange(
            SuspectChange.What.CLEARED, suspect("a", Severity.WARNING), "all 7 were closed"));

    assertThat(lines.of(calm.reading().findings(), MINUTE))
        .extracting(LogEvent::text)
        .containsExactly("unclosed: cleared (all 7 were closed): 7 files from A [id a]");
  }

  @Test
  void downToARemark_isSaid() {
    at(0, suspect("a", Severity.WARNING));

    assertThat(at(1, suspect("a", Severity.INFO)))
        .containsExactly("unclosed: downgraded from WARNING to INFO: 7 files from A [id a]");
  }

  @Test
  void flickering_isThreeLinesAnHourAtMostAndEndsWithTheTruth() {
    int said = 0;
    for (int minute = 0; minute < 59; minute++) {
      said +=
          minute % 2 == 0 ? at(minute, suspect("a", Severity.WARNING)).size() : at(minute).size();
    }
    assertThat(said).isEqualTo(2);

    assertThat(at(60, suspect("a", Severity.WARNING)))
        .as("it is there again and its hour is over")
        .hasSize(1);
  }

  @Test
  void dismissed_goesWithoutAWord() {
    at(0, suspect("a", Severity.WARNING));
    ReportFixture story = ReportFixture.healthy();
    story.dismissed.add(suspect("a", Severity.WARNING));

    assertThat(lines.of(story.reading().findings(), MINUTE)).isEmpty();
    assertThat(at(2)).isEmpty();
  }

  @Test
  void leakThatGetsAnotherId_isNotSaidAgainNorTakenBack() {
    at(0, suspect("library", Severity.WARNING));
    CallSiteStats own = new CallSiteDraft("own", "thread", "B").counts(9, 2, 7).build();
    CallSiteStats library = new CallSiteDraft("library", "file", "A").counts(9, 2, 7).build();
    LeakSuspect both =
        ReportFixture.suspect(own, Severity.WARNING, Confidence.LIKELY)
            .evidence(EvidenceCode.GROWING, Confidence.LIKELY, 7, "Grows.")
            .headline("7 threads with 7 files from B")
            .remedy("close it")
            .parts(new SuspectPart("thread", 7, 0, own), new SuspectPart("file", 7, 0, library))
            .build();

    assertThat(at(1, both)).isEmpty();
    assertThat(at(70, both)).isEmpty();
    assertThat(at(71, suspect("library", Severity.WARNING))).as("one of them is left").isEmpty();
    assertThat(at(72))
        .containsExactly("unclosed: downgraded from WARNING to INFO: 7 files from A [id library]");
  }

  @Test
  void beyondTheBound_isOneLineForAllTheRest() {
    LeakSuspect[] many = new LeakSuspect[231];
    for (int i = 0; i < many.length; i++) {
      many[i] = suspect("id" + i, Severity.WARNING);
    }

    assertThat(at(0, many)).hasSize(201).contains("unclosed: 31 more leaks: see the report");
    assertThat(at(1, many)).isEmpty();
  }

  @Test
  void lineBreakInAHeadline_staysOneLine() {
    LeakSuspect odd =
        ReportFixture.suspect(
                new CallSiteDraft("a", "file", "A").build(), Severity.WARNING, Confidence.LIKELY)
            .evidence(EvidenceCode.GROWING, Confidence.LIKELY, 7, "x")
            .headline("a\nb" + "x".repeat(900))
            .remedy("c")
            .build();

    assertThat(at(0, odd).get(0)).startsWith("unclosed: ").doesNotContain("\n").hasSize(600);
  }

  @Test
  void eachLine_carriesWhatAStructuredLogNeeds() {
    ReportFixture story = ReportFixture.healthy();
    story.suspects.add(suspect("a", Severity.CRITICAL));
    LogEvent raised = lines.of(story.reading().findings(), 0).get(0);
    LogEvent left = lines.of(ReportFixture.healthy().reading().findings(), MINUTE).get(0);

    assertThat(raised.level()).isEqualTo(LogLevel.ERROR);
    assertThat(raised.fields())
        .containsExactly(
            entry("id", "a"),
            entry("severity", "CRITICAL"),
            entry("kind", "file"),
            entry("site", "A"));
    assertThat(left.level()).isEqualTo(LogLevel.INFO);
    assertThat(left.fields()).containsEntry("severity", "INFO");
    assertThat(raised.message()).startsWith("CRITICAL, LIKELY: ");
  }

  @Test
  void marks_areToldOnceUntilTheLevelFalls() {
    Marks marks = Marks.ofDescriptors();

    assertThat(marks.reached(79, 100, 0)).isZero();
    assertThat(marks.reached(80, 100, MINUTE)).isEqualTo(80);
    assertThat(marks.reached(85, 100, 2 * MINUTE)).isZero();
    assertThat(marks.reached(97, 100, 3 * MINUTE)).as("two at once").isEqualTo(95);
    assertThat(marks.reached(60, 100, 4 * MINUTE)).isZero();
    assertThat(marks.reached(81, 100, 5 * MINUTE)).as("within the hour").isZero();
    assertThat(marks.reached(81, 100, 62 * MINUTE)).isEqualTo(80);
  }

  @Test
  void marksWithoutALimit_areNeverReached() {
    assertThat(Marks.ofMemory().reached(100, -1, 0)).isZero();
    assertThat(Marks.ofMemory().reached(-1, 100, 0)).isZero();
  }

  private List<String> at(long minute, LeakSuspect... suspects) {
    ReportFixture story = ReportFixture.healthy();
    story.suspects.addAll(List.of(suspects));
    return lines.of(story.reading().findings(), minute * MINUTE).stream()
        .map(LogEvent::text)
        .toList();
  }

  private static LeakSuspect suspect(String id, Severity severity) {
    return ReportFixture.suspect(
            new CallSiteDraft(id, "file", "A").counts(9, 2, 7).build(), severity, Confidence.LIKELY)
        .evidence(EvidenceCode.GROWING, Confidence.LIKELY, 7, "Grows.")
        .headline("7 files from A")
        .remedy("close it")
        .build();
  }
}
