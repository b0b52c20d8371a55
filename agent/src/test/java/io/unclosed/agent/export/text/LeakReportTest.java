package io.unclosed.agent.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.query.OverheadSample;
import io.unclosed.agent.redact.Redaction;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.input.DescriptorAccount;
import org.junit.jupiter.api.Test;

class LeakReportTest {
  @Test
  void closeWaitLeak_readsAsExpected() throws Exception {
    Expected.equal(LeakReport.of(ReportFixture.closeWaitLeak().reading()), "close-wait-leak.txt");
  }

  @Test
  void filesLeftToTheCollector_readAsExpected() throws Exception {
    String report = LeakReport.of(ReportFixture.filesLeftToTheCollector().reading());

    Expected.equal(report, "files-left-to-the-collector.txt");
  }

  @Test
  void healthyProcess_showsWhatIsOpen() throws Exception {
    Expected.equal(LeakReport.of(ReportFixture.healthy().reading()), "healthy.txt");
  }

  @Test
  void attachedLate_saysWhatItCannotKnow() throws Exception {
    Expected.equal(LeakReport.of(ReportFixture.attachedLate().reading()), "attached-late.txt");
  }

  @Test
  void degraded_saysWhyAndWhatIsMissing() throws Exception {
    Expected.equal(LeakReport.of(ReportFixture.degraded().reading()), "degraded.txt");
  }

  @Test
  void everyStory_isPlainAndNarrow() {
    Expected.plainLines(LeakReport.of(ReportFixture.closeWaitLeak().reading()));
    Expected.plainLines(LeakReport.of(ReportFixture.filesLeftToTheCollector().reading()));
    Expected.plainLines(LeakReport.of(ReportFixture.healthy().reading()));
    Expected.plainLines(LeakReport.of(ReportFixture.attachedLate().reading()));
    Expected.plainLines(LeakReport.of(ReportFixture.degraded().reading()));
  }

  @Test
  void endlessAndForeignNames_stayPlainAndNarrow() {
    ReportFixture story = ReportFixture.healthy();
    story.suspects.add(
        ReportFixture.suspect(
                new CallSiteDraft("id1", "file", "x").directories("/srv/\u00e4\u001b[2J").build(),
                Severity.WARNING,
                Confidence.LIKELY)
            .evidence(EvidenceCode.GROWING, Confidence.LIKELY, 1, "Grows.")
            .headline("5 files from com." + "acme.".repeat(90) + "Reader.r\u00e9ad(Reader.java:1)")
            .remedy("x".repeat(700))
            .build());

    String report = LeakReport.of(story.reading());

    Expected.plainLines(report);
    assertThat(report).contains("r\\u00e9ad", "/srv/\\u00e4\\u001b[2J");
  }

  @Test
  void twentyThreeSuspects_areFiveInFullAndTenInALine() {
    ReportFixture story = ReportFixture.healthy();
    for (int i = 0; i < 23; i++) {
      story.suspects.add(
          ReportFixture.suspect(
                  new CallSiteDraft("id" + i, "zlib", "A.b(A.java)").counts(3, 0, 3).build(),
                  Severity.WARNING,
                  Confidence.LIKELY)
              .evidence(EvidenceCode.GROWING, Confidence.LIKELY, 3, "Grows.")
              .headline("3 zlib streams")
              .build());
    }

    String report = LeakReport.of(story.reading());

    assertThat(report.split("Rate:", -1)).hasSize(6);
    assertThat(report).contains("15. WARNING", "and 8 more: ").doesNotContain("16. WARNING");
  }

  @Test
  void linesThatAreNotJudged_areSaid() {
    ReportFixture story = ReportFixture.healthy();
    story.overhead = new OverheadSample(109, 0.0004, ReportFixture.MIB, 3100, 41, 0, 0, 37);

    assertThat(LeakReport.of(story.reading()))
        .endsWith("Not judged, for lack of room: 37 call sites with few open.\n");
  }

  @Test
  void bytesOfALine_standBesideItsCount() {
    ReportFixture story = ReportFixture.healthy();
    story.suspects.add(
        ReportFixture.suspect(
                new CallSiteDraft("id", "direct-buffer", "A.b(A.java:7)")
                    .counts(211, 0, 211)
                    .bytes(211 * ReportFixture.MIB)
                    .build(),
                Severity.WARNING,
                Confidence.LIKELY)
            .evidence(EvidenceCode.GROWING, Confidence.LIKELY, 211, "Grows.")
            .headline("211 direct buffers")
            .build());

    assertThat(LeakReport.of(story.reading())).contains("211 live holding 211 MiB; ");
  }

  @Test
  void hiddenSuspectsAndNotes_areSaid() {
    ReportFixture story = ReportFixture.healthy();
    story.dismissed.add(ReportFixture.loggingRemark());
    story.notes.add("ignore: line 3 of ignore.txt (com.acme.X) matches no suspect.");

    assertThat(LeakReport.of(story.reading()))
        .contains(
            "Hidden:    1 dismissed or ignored: 77aa60c2d1e87b45 org.logging.Setup.read(Setup.java:77). To",
            "Note:      ignore: line 3 of ignore.txt (com.acme.X) matches no suspect.\n");
  }

  @Test
  void redacted_showsNoAddressAndNoPathButTheLine() {
    ReportFixture story = ReportFixture.closeWaitLeak();
    story.suspects.addAll(ReportFixture.filesLeftToTheCollector().suspects);
    story.redaction = new Redaction(true, true, 1, 2);

    assertThat(LeakReport.of(story.reading()))
        .doesNotContain("10.2.1.17", "10.2.4.2", "/var/spool", "/etc/acme")
        .contains(":8443 2,874", "PaymentClient.java:88", "(208)");
  }

  @Test
  void accountThatCannotBeRead_saysSo() {
    ReportFixture story = ReportFixture.healthy();
    story.account = DescriptorAccount.UNKNOWN;

    assertThat(LeakReport.of(story.reading())).contains("Accounts:  not readable here: ");
  }

  @Test
  void everyCallSite_isInAWholeReport_andThreeInACalmOne() {
    ReportFixture story = ReportFixture.healthy();
    for (int i = 0; i < 37; i++) {
      String site = "com.acme.Job.read" + i + "(Job.java:" + i + ")";
      story.frames.add(new CallSiteDraft("job" + i, "file", site).counts(2, 1, 1).build());
    }

    assertThat(LeakReport.of(story.reading()))
        .contains(
            "203 open",
            "31 open",
            "job0",
            "(36 more call sites: operation sites lists all of them)")
        .doesNotContain("job1]");
    assertThat(LeakReport.whole(story.reading()))
        .contains("Job.java:36)", "[id job36]")
        .doesNotContain("more call site");
  }
}
