package io.unclosed.analysis.detect;

import static io.unclosed.analysis.CallSiteFixture.DAY;
import static io.unclosed.analysis.CallSiteFixture.HOUR;
import static io.unclosed.analysis.CallSiteFixture.MINUTE;
import static io.unclosed.analysis.CallSiteFixture.SECOND;
import static io.unclosed.analysis.CallSiteFixture.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.SnapshotFixture;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GrowingTest {
  private static final long FOR_EVER = Long.MAX_VALUE;

  @Test
  void neverClosed_isPossibleAfterTenMinutesAndLikelyAfterAnHour() {
    SnapshotFixture process =
        new SnapshotFixture(new CallSiteFixture("Spool", "file").opens(0.1).living(r -> FOR_EVER));

    LeakSuspect young = SnapshotFixture.find(process.runs(20 * MINUTE), "Spool");
    assertThat(young.rating().confidence()).isEqualTo(Confidence.POSSIBLE);
    assertThat(young.rating().severity()).isEqualTo(Severity.INFO);

    LeakSuspect old = SnapshotFixture.find(process.runs(70 * MINUTE), "Spool");
    assertThat(old.rating().confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(old.rating().severity()).isEqualTo(Severity.WARNING);
    assertThat(old.rating().evidence().get(0).code()).isEqualTo(EvidenceCode.GROWING);
    assertThat(old.rate().perHour()).isBetween(330.0, 390.0);
    assertThat(old.text().headline())
        .contains("files opened at com.acme.Spool.run(Spool.java:42) are open");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 200})
  void threadsOfOnePool_areNoLeak_whileTheyAreNoMoreThanItKeeps(long keeps) {
    CallSiteFixture threads =
        new CallSiteFixture("Mails", "thread").ofPoolThatKeeps(keeps).opens(1 / 60.0);
    SnapshotFixture process = new SnapshotFixture(threads);

    process.runs(2 * HOUR);
    assertThat(process.worst).isEqualTo(keeps == 0 ? Severity.WARNING : Severity.INFO);

    Findings later = process.runs(4 * HOUR);
    assertThat(threads.open()).isGreaterThan(200);
    assertThat(SnapshotFixture.find(later, "Mails").rating().severity())
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void threadsOfOnePool_areToldHowManyThatKeeps() {
    SnapshotFixture process =
        new SnapshotFixture(new CallSiteFixture("Mails", "thread").ofPoolThatKeeps(200).opens(0.1));

    LeakSuspect suspect = SnapshotFixture.find(process.runs(20 * MINUTE), "Mails");

    assertThat(suspect.rating().evidence().get(0).sentence())
        .endsWith(" one thread pool with a core size of 200, which may still be filling.");
  }

  @Test
  void selectorForEachCall_isLikelyBeforeAWindowIsWhole() {
    SnapshotFixture process =
        new SnapshotFixture(
            new CallSiteFixture("Call", "selector").opens(0.2).living(r -> FOR_EVER));

    LeakSuspect suspect = SnapshotFixture.find(process.runs(8 * MINUTE), "Call");

    assertThat(suspect.rating().confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(suspect.rating().severity()).isEqualTo(Severity.WARNING);
    assertThat(suspect.rate().perHour()).isBetween(500.0, 900.0);
    assertThat(suspect.rating().evidence().get(0).sentence())
        .startsWith("A program usually needs a few selectors. Here ");
  }

  @Test
  void selectorsOfAStartAndOfAFewLater_areNoSuspect() {
    CallSiteFixture loops = new CallSiteFixture("Loops", "selector").batch(64, 0, SECOND, FOR_EVER);
    for (int tenant = 1; tenant < 12; tenant++) {
      loops.batch(1, tenant * MINUTE, tenant * MINUTE + 1, FOR_EVER);
    }
    SnapshotFixture process = new SnapshotFixture(loops);

    process.runs(2 * HOUR);

    assertThat(process.changes).isEmpty();
  }

  @Test
  void selectorsThatComeAndGo_areNoSuspect() {
    SnapshotFixture process =
        new SnapshotFixture(
            new CallSiteFixture("Shared", "selector").opens(0.5).living(about(2 * MINUTE)));

    process.runs(2 * HOUR);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }

  @Test
  void filesThatTakeTheLimitInAMinute_areCriticalAtFourFifths() {
    SnapshotFixture process =
        new SnapshotFixture(new CallSiteFixture("Spool", "file").opens(20).living(r -> FOR_EVER));
    process.softLimit = 1024;

    LeakSuspect suspect = SnapshotFixture.find(process.runs(50 * SECOND), "Spool");

    assertThat(suspect.rating().confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(suspect.rating().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(suspect.exhausts().soonestSeconds()).isBetween(0L, 20L);
    assertThat(suspect.rating().evidence().get(0).sentence())
        .startsWith("The file descriptor limit is near: ");
  }

  @Test
  void sessionsThatTakeTheLimit_areNoMoreThanPossible() {
    SnapshotFixture process =
        new SnapshotFixture(
            new CallSiteFixture("Accept", "socket").opens(20).living(r -> FOR_EVER));
    process.softLimit = 1024;

    LeakSuspect suspect = SnapshotFixture.find(process.runs(50 * SECOND), "Accept");

    assertThat(suspect.rating().confidence()).isEqualTo(Confidence.POSSIBLE);
  }

  @Test
  void indexThatWasOpenedLongAgo_isNotWhoFillsTheLimit() {
    SnapshotFixture process =
        new SnapshotFixture(
            new CallSiteFixture("Index", "file").batch(500, 0, MINUTE, FOR_EVER),
            new CallSiteFixture("Leak", "file").batch(900, HOUR, HOUR + 15 * MINUTE, FOR_EVER));
    process.softLimit = 1024;

    Findings findings = process.runs(HOUR + 7 * MINUTE);

    assertThat(SnapshotFixture.find(findings, "Index")).isNull();
    assertThat(SnapshotFixture.find(findings, "Leak").rating().severity())
        .isEqualTo(Severity.CRITICAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "B", "C", "D", "E", "F"})
  void twentyFiveAnHour_isFoundWithinTwelveHours(String seed) {
    CallSiteFixture spool =
        new CallSiteFixture(seed, "file").opens(25 / 3600.0).living(r -> FOR_EVER);
    SnapshotFixture process = new SnapshotFixture(spool);

    process.runs(12 * HOUR);

    assertThat(process.worst).isEqualTo(Severity.WARNING);
  }

  @Test
  void poolThatFillsUpOverTenMinutes_isNeverAboveInfo() {
    SnapshotFixture process =
        new SnapshotFixture(
            new CallSiteFixture("Pool", "socket").batch(100, MINUTE, 11 * MINUTE, FOR_EVER));

    Findings findings = process.runs(12 * HOUR);

    assertThat(process.worst).isEqualTo(Severity.INFO);
    assertThat(findings.suspects()).isEmpty();
  }

  @Test
  void cacheThatFillsEverMoreSlowly_isNeverAboveInfo() {
    CallSiteFixture cache = new CallSiteFixture("Cache", "file");
    for (int i = 1; i < 400; i++) {
      long at = (long) (-Math.log(1 - i / 400.0) * HOUR);
      cache.batch(1, at, at + 1, FOR_EVER);
    }
    SnapshotFixture process = new SnapshotFixture(cache);

    process.runs(12 * HOUR);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }

  @Test
  void burstThatDrains_isNoSuspectAfterwards() {
    SnapshotFixture process =
        new SnapshotFixture(
            new CallSiteFixture("Burst", "socket")
                .opens(hour -> hour > 1 && hour < 1.3 ? 5 : 0.2)
                .living(about(3 * MINUTE)));

    Findings findings = process.runs(4 * HOUR);

    assertThat(process.worst).isEqualTo(Severity.INFO);
    assertThat(findings.suspects()).isEmpty();
  }

  @Test
  void logThatRolls_isNoSuspect() {
    CallSiteFixture log = new CallSiteFixture("Log", "file");
    for (int i = 0; i < 200; i++) {
      log.batch(1, i * 10 * MINUTE, i * 10 * MINUTE + 1, 10 * MINUTE + SECOND);
    }
    SnapshotFixture process = new SnapshotFixture(log);

    process.runs(30 * HOUR);

    assertThat(process.changes).isEmpty();
  }

  @Test
  void startUpThatOpensThreeHundredJars_isNeverAboveInfo() {
    SnapshotFixture process =
        new SnapshotFixture(
            new CallSiteFixture("Loader", "file").batch(300, 0, 4 * MINUTE, FOR_EVER));

    process.runs(DAY);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "B", "C", "D"})
  void requestsThatFollowTheDay_areNoSuspect(String seed) {
    SnapshotFixture process =
        new SnapshotFixture(
            new CallSiteFixture(seed, "socket")
                .opens(hour -> 3 + 2.5 * Math.sin(hour * Math.PI / 12))
                .living(about(20 * SECOND)));

    process.runs(3 * DAY);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "B", "C", "D"})
  void sessionsThatFollowTheDay_areNeverAboveInfo(String seed) {
    SnapshotFixture process =
        new SnapshotFixture(
            new CallSiteFixture(seed, "socket")
                .opens(hour -> 0.2 + 0.19 * Math.sin(hour * Math.PI / 12))
                .living(about(20 * MINUTE)));

    process.runs(3 * DAY);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }

  @Test
  void leakOfDescriptors_foreseesTheLimitAndIsCritical() {
    SnapshotFixture process =
        new SnapshotFixture(new CallSiteFixture("Spool", "file").opens(0.25).living(r -> FOR_EVER));
    process.softLimit = 4096;

    LeakSuspect suspect = SnapshotFixture.find(process.runs(2 * HOUR), "Spool");

    assertThat(suspect.rating().severity()).isEqualTo(Severity.CRITICAL);
    long left = Math.round((4096 - 40 - suspect.live()) / 0.25);
    assertThat(suspect.exhausts().soonestSeconds()).isBetween(left * 8 / 10, left + 60);
    assertThat(suspect.exhausts().latestSeconds()).isBetween(left - 60, left * 12 / 10);
  }

  @Test
  void limitFarAway_isNotForeseen() {
    SnapshotFixture process =
        new SnapshotFixture(new CallSiteFixture("Spool", "file").opens(0.1).living(r -> FOR_EVER));
    process.softLimit = 1 << 20;

    LeakSuspect suspect = SnapshotFixture.find(process.runs(2 * HOUR), "Spool");

    assertThat(suspect.exhausts().soonestSeconds()).isEqualTo(-1);
    assertThat(suspect.rating().severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void threads_growWithoutALimitOnDescriptors() {
    SnapshotFixture process =
        new SnapshotFixture(
            new CallSiteFixture("Exec", "thread").opens(0.05).living(r -> FOR_EVER));

    LeakSuspect suspect = SnapshotFixture.find(process.runs(3 * HOUR), "Exec");

    assertThat(suspect.exhausts().soonestSeconds()).isEqualTo(-1);
    assertThat(suspect.text().remedy()).contains("executor");
  }
}
