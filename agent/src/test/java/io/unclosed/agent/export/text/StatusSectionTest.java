package io.unclosed.agent.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.export.text.StatusSection.Status;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.LimitForecast;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.input.ThreadStats;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first lines of a report. */
class StatusSectionTest {
  @Test
  void leakWithAForecast_saysBothAndWhatToFix() {
    List<String> lines = StatusSection.lines(ReportFixture.closeWaitLeak().reading());

    assertThat(lines.get(0))
        .startsWith(
            "LEAK: 1 leak (critical), 1 minor finding. File descriptors run out between 04:05Z and"
                + " 04:18Z (in 52 to 65 min): 3,211 of 4,096 open, +912");
    assertThat(lines.get(1)).isEqualTo("Fix number 1. Raising the limit only buys time.");
  }

  @Test
  void nothingFound_saysForHowLong() {
    ReportFixture story = ReportFixture.healthy();
    story.watchedSeconds = 35;

    assertThat(StatusSection.headline(story.reading()))
        .isEqualTo(
            "OK: no leak found so far (watched for 35 s). File descriptors: 318 of 1,048,576 open,"
                + " steady.");
  }

  @Test
  void growthThatIsNotKnown_isNeitherZeroNorSteady() {
    ReportFixture story = ReportFixture.healthy();
    story.limits.set(0, ReportFixture.unknown("descriptors", 318, 4096));

    assertThat(StatusSection.headline(story.reading()))
        .endsWith("318 of 4,096 open, growth not known yet.")
        .doesNotContain("steady");
  }

  @Test
  void growthWithoutProof_isGrowing_andWhatIsNotKnownYetIsSaid() {
    ReportFixture story = ReportFixture.healthy();
    story.limits.set(0, ReportFixture.early("descriptors", 1239, 20_000, 29_000, 2340, 2340));
    story.pending = "Too early to tell a cache that fills from a leak";
    story.suspects.add(growing(Severity.INFO));

    List<String> lines = StatusSection.lines(story.reading());

    assertThat(lines.get(0))
        .startsWith("GROWING: 1 possible leak. File descriptors: 1,239 of 20,000 open, +29,000")
        .endsWith("; at this rate the limit is reached in about 39 min (early estimate).");
    assertThat(lines.subList(1, lines.size()))
        .containsExactly(
            "Look at number 1 first.", "Too early to tell a cache that fills from a leak.");
  }

  @Test
  void rateThatMayBeNone_hasNoLatestMoment() {
    ReportFixture story = ReportFixture.healthy();
    story.limits.set(0, ReportFixture.early("descriptors", 128, 1024, 12_240, 58, -1));

    assertThat(StatusSection.headline(story.reading()))
        .endsWith(
            "; at this rate the limit is reached in about 4 min 23 s, 58 s at the earliest"
                + " (early estimate).");
  }

  @Test
  void forecastWithoutSuspect_admitsThatNothingIsProven() {
    ReportFixture story = ReportFixture.closeWaitLeak();
    story.suspects.clear();

    assertThat(StatusSection.status(story.reading())).isEqualTo(Status.GROWING);
    assertThat(StatusSection.lines(story.reading()))
        .anyMatch(line -> line.startsWith("No leak is"));
  }

  @Test
  void allDescriptorsTaken_isSaidFirst_withTheOpensThatFailed() {
    ReportFixture story = ReportFixture.closeWaitLeak();
    story.openFailures = 77;
    story.open(4096, 4096);

    assertThat(StatusSection.lines(story.reading()))
        .anyMatch(line -> line.contains("File descriptors ran out: 4,096 of 4,096 open, +912"))
        .anyMatch(line -> line.startsWith("77 opens failed since start"))
        .contains("Fix number 1. Raising the limit only buys time.");
  }

  @Test
  void allDescriptorsTakenWithoutSuspect_isFull() {
    ReportFixture story = ReportFixture.healthy();
    story.open(4096, 4096);

    assertThat(StatusSection.headline(story.reading()))
        .startsWith("FULL: File descriptors ran out: 4,096 of 4,096 open");
  }

  @Test
  void descriptorsRanOutEarlier_isNotForgotten() {
    ReportFixture story = ReportFixture.healthy();
    story.openFailures = 1;

    assertThat(StatusSection.lines(story.reading()))
        .contains("File descriptors ran out earlier: 1 open failed since start.");
  }

  @Test
  void fewDescriptorsLeftWithoutLeak_isNoAllClear() {
    ReportFixture story = ReportFixture.healthy();
    story.open(3800, 4096);

    assertThat(StatusSection.status(story.reading())).isEqualTo(Status.TIGHT);
    assertThat(StatusSection.lines(story.reading()))
        .containsExactly(
            "TIGHT: File descriptors: 3,800 of 4,096 open, steady.",
            "No leak is proven so far (watched for 3 d 4 h). What holds most: socket"
                + " com.acme.Gate.serve(Gate.java:20): 203 open, 1,831 opened, 1,628 closed,"
                + " steady, oldest 2 h.");
  }

  @Test
  void beforeTheFirstCheck_givesNoAllClear() {
    ReportFixture story = ReportFixture.healthy();
    story.watchedSeconds = 0;

    assertThat(StatusSection.lines(story.reading())).first().asString().startsWith("STARTING: ");
  }

  @Test
  void lastCheckThatIsOld_isSaidFirst() {
    ReportFixture story = ReportFixture.healthy();
    story.late = true;
    story.lookSeconds = 301;

    assertThat(StatusSection.status(story.reading())).isEqualTo(Status.STALE);
    assertThat(StatusSection.headline(story.reading()))
        .startsWith("STALE: the last check was 5 min 1 s ago, more than 3 intervals. It said ");
  }

  @Test
  void everyLimitThatIsNear_isSaid_soonestFirst() {
    ReportFixture story = ReportFixture.closeWaitLeak();
    story.limits.add(ReportFixture.growing("threads", 1100, 2048, 286, 1376, 2000, "none"));
    story.limits.add(
        ReportFixture.growing("mappings", 31_530, 65_530, 400, 90_000, 99_000, "none"));

    List<String> lines = StatusSection.lines(story.reading());

    assertThat(lines.get(0)).contains("Threads run out between 03:35Z and 03:46Z");
    assertThat(lines.get(1)).startsWith("File descriptors run out between 04:05Z");
    assertThat(String.join(" ", lines)).doesNotContain("mappings");
  }

  @Test
  void memoryOfAContainer_runsOutThere() {
    ReportFixture story = ReportFixture.healthy();
    story.limits.set(
        1,
        new LimitForecast(
            "memory",
            "bytes",
            2311 * ReportFixture.MIB,
            4096 * ReportFixture.MIB,
            LimitForecast.Outlook.GROWING,
            110.0 * ReportFixture.MIB,
            104.0 * ReportFixture.MIB,
            116.0 * ReportFixture.MIB,
            54_106,
            60_470,
            List.of()));

    assertThat(StatusSection.headline(story.reading()))
        .startsWith(
            "GROWING: The container runs out of memory between 18:14Z and 20:00Z (in 15 h 1 min to"
                + " 16 h 47 min): 2,311 of 4,096 MiB, +110 MiB");
  }

  @Test
  void threadsThatFailedToStart_areFull() {
    ReportFixture story = ReportFixture.healthy();
    story.threads = new ThreadStats(11, -60_000_000_000L, List.of(), -1, -1);

    assertThat(StatusSection.status(story.reading())).isEqualTo(Status.FULL);
    assertThat(StatusSection.lines(story.reading()))
        .anyMatch(line -> line.startsWith("Threads ran out: 11 starts failed"));
  }

  @Test
  void harmlessFindings_areNoLeak() {
    ReportFixture story = ReportFixture.healthy();
    story.suspects.add(ReportFixture.loggingRemark());

    assertThat(StatusSection.headline(story.reading()))
        .startsWith("OK: no leak found so far (watched for 3 d 4 h), 1 minor finding. File ");
  }

  private static LeakSuspect growing(Severity severity) {
    return ReportFixture.suspect(
            new CallSiteDraft("id1", "file", "com.acme.Importer.open(Importer.java:40)")
                .counts(1215, 0, 1215)
                .build(),
            severity,
            Confidence.POSSIBLE)
        .evidence(EvidenceCode.GROWING, Confidence.POSSIBLE, 1215, "Grows.")
        .headline("1,215 files are open")
        .rate(29_000, 28_000, 30_000)
        .build();
  }
}
