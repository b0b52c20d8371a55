package io.unclosed.agent.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.query.OverheadSample;
import io.unclosed.agent.redact.Redaction;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.Evidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.input.DescriptorAccount;
import io.unclosed.analysis.input.Environment;
import java.util.List;
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
  void healthyProcess_saysWhatWasLookedAt() throws Exception {
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
  void allDescriptorsTaken_isSaidFirst() {
    ReportFixture story = ReportFixture.closeWaitLeak();
    story.openFailures = 77;
    story.open(4096, 4096);

    assertThat(secondLine(story))
        .isEqualTo(
            "DESCRIPTORS HAVE RUN OUT: 4,096 of 4,096 open, +912 an hour, 77 opens failed. Fix 1;"
                + " a higher limit only buys time.");
  }

  @Test
  void descriptorsRanOutEarlier_isNotForgotten() {
    ReportFixture story = ReportFixture.healthy();
    story.openFailures = 1;

    assertThat(secondLine(story))
        .isEqualTo(
            "DESCRIPTORS HAVE RUN OUT BEFORE: 1 open failed since the start. Now 318 of 1,048,576"
                + " open, steady.");
  }

  @Test
  void memoryOfAContainer_isSaidAsTheKillThatItIs() {
    ReportFixture story = ReportFixture.healthy();
    story.process =
        ReportFixture.process(
            318,
            4096,
            4096,
            2311 * ReportFixture.MIB,
            2311 * ReportFixture.MIB,
            4096 * ReportFixture.MIB);
    story.suspects.add(nativeMemory());

    String report = LeakReport.of(story.reading());

    assertThat(report.lines().skip(1).findFirst().orElseThrow())
        .isEqualTo(
            "THE CONTAINER IS KILLED BETWEEN 18:14Z AND 20:00Z, in 15 h 1 min to 16 h 47 min:"
                + " 2,311 MiB of 4,096 MiB used, +110 MiB an hour. Fix 1; a higher limit");
    assertThat(report).contains("   Grows:  +110 MiB an hour (104 MiB to 116 MiB).\n");
  }

  @Test
  void limitMoreThanADayAway_hasItsDate() {
    ReportFixture story = ReportFixture.closeWaitLeak();
    story.suspects.set(
        0,
        ReportFixture.suspect(
                new CallSiteDraft("id", "socket", "A.b(A.java:1)").counts(9, 2, 7).build(),
                Severity.WARNING,
                Confidence.LIKELY)
            .evidence(EvidenceCode.GROWING, Confidence.LIKELY, 7, "Grows.")
            .exhausts(3 * 86_400, -1)
            .build());

    assertThat(secondLine(story))
        .startsWith(
            "DESCRIPTORS RUN OUT at this rate AT 2026-11-23 03:12Z AT THE EARLIEST, in 3 d:");
  }

  @Test
  void trendWithoutSuspect_admitsThatNoLineStandsOut() {
    ReportFixture story = ReportFixture.closeWaitLeak();
    story.suspects.clear();

    assertThat(secondLine(story)).contains("RUN OUT", "No line stands out yet");
  }

  @Test
  void onlyRemarks_areNothingToFix() {
    ReportFixture story = ReportFixture.healthy();
    story.suspects.add(ReportFixture.loggingRemark());

    assertThat(secondLine(story))
        .isEqualTo(
            "NOTHING TO FIX, 1 TO TIDY: descriptors 318 of 1,048,576 open, steady, no limit comes near.");
  }

  @Test
  void fewDescriptorsLeftWithoutLeak_isNoAllClear() {
    ReportFixture story = ReportFixture.healthy();
    story.open(3800, 4096);

    assertThat(secondLine(story)).startsWith("NO SUSPECT, BUT LITTLE ROOM IS LEFT: ");
  }

  @Test
  void beforeTheFirstCheck_givesNoAllClear() {
    ReportFixture story = ReportFixture.healthy();
    story.watchedSeconds = 0;

    assertThat(secondLine(story)).startsWith("NO CHECK YET: ");
    assertThat(LeakReport.of(story.reading())).doesNotContain("Looked");
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

    assertThat(report.split("Count:", -1)).hasSize(6);
    assertThat(report).contains("15. WARNING", "and 8 more: ").doesNotContain("16. WARNING");
  }

  @Test
  void wordsBeforeSuspects_areExplainedAsFarAsTheyOccur() {
    ReportFixture story = ReportFixture.closeWaitLeak();

    assertThat(LeakReport.of(story.reading()))
        .contains("Words   CRITICAL has failed an open", "INFO is untidy", "LIKELY has strong")
        .doesNotContain("WARNING keeps", "POSSIBLE may");
    assertThat(LeakReport.of(ReportFixture.healthy().reading())).doesNotContain("Words   ");
  }

  @Test
  void whatTheJdkOpensForItself_isNotLookedAt() {
    ReportFixture story = ReportFixture.healthy();
    String before = LeakReport.of(story.reading());
    story.frames.add(
        new CallSiteDraft("id", "file", "jdk.internal.X.y(X.java:7)")
            .internal()
            .counts(211, 200, 11)
            .build());

    assertThat(LeakReport.of(story.reading())).isEqualTo(before);
  }

  @Test
  void buffersThatTheCollectorFrees_areNotWhatItHadToClose() {
    ReportFixture story = ReportFixture.healthy();
    story.frames.add(
        new CallSiteDraft("a", "direct-buffer", "A.b(A.java:7)")
            .counts(211, 200, 11)
            .collected(200)
            .build());
    story.frames.add(
        new CallSiteDraft("b", "file", "B.c(B.java:9)").counts(37, 37, 0).collected(3).build());

    assertThat(LeakReport.of(story.reading())).contains("what the collector had to close (3),");
  }

  @Test
  void linesThatAreNotJudged_areSaid() {
    ReportFixture story = ReportFixture.healthy();
    story.overhead = new OverheadSample(109, 0.0004, ReportFixture.MIB, 3100, 41, 0, 0, 37);

    assertThat(LeakReport.of(story.reading()))
        .endsWith("Not judged, for want of room: 37 lines with less open than the others.\n");
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

    assertThat(LeakReport.of(story.reading())).contains("211 open, holding 211 MiB; ");
  }

  @Test
  void hiddenSuspectsAndNotes_areSaid() {
    ReportFixture story = ReportFixture.healthy();
    story.dismissed.add(ReportFixture.loggingRemark());
    story.notes.add("ignore: line 3 of ignore.txt (com.acme.X) matches no suspect.");

    assertThat(LeakReport.of(story.reading()))
        .contains(
            "Hidden  1 dismissed or ignored by you: 77aa60c2d1e87b45. Back with: restore ID.\n",
            "Note    ignore: line 3 of ignore.txt (com.acme.X) matches no suspect.\n");
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

    assertThat(LeakReport.of(story.reading()))
        .contains("Account unknown:", "Limit   of descriptors unknown.");
  }

  @Test
  void outsideAContainer_memoryRunsOut() {
    ReportFixture story = ReportFixture.healthy();
    story.environment = new Environment(1, "gate", "", false, false);
    story.suspects.add(nativeMemory());

    assertThat(secondLine(story)).startsWith("MEMORY RUNS OUT BETWEEN 18:14Z");
  }

  private static String secondLine(ReportFixture story) {
    return LeakReport.of(story.reading()).lines().skip(1).findFirst().orElseThrow();
  }

  private static LeakSuspect nativeMemory() {
    return new LeakSuspect(
        "memory:native",
        "memory",
        "bytes",
        Severity.CRITICAL,
        Confidence.LIKELY,
        List.of(new Evidence(EvidenceCode.GROWING, Confidence.LIKELY, 0, "8 of 8 hours rose.")),
        "memory outside the heap grows",
        "jcmd 1 System.trim_native_heap, then report again",
        "",
        "",
        1098 * ReportFixture.MIB,
        110.0 * ReportFixture.MIB,
        104.0 * ReportFixture.MIB,
        116.0 * ReportFixture.MIB,
        0,
        54_106,
        60_470,
        0,
        null);
  }
}
