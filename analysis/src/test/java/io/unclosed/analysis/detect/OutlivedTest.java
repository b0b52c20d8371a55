package io.unclosed.analysis.detect;

import static io.unclosed.analysis.CallSiteFixture.DAY;
import static io.unclosed.analysis.CallSiteFixture.HOUR;
import static io.unclosed.analysis.CallSiteFixture.MINUTE;
import static io.unclosed.analysis.CallSiteFixture.SECOND;
import static io.unclosed.analysis.CallSiteFixture.about;
import static io.unclosed.analysis.CallSiteFixture.forgettingOneIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.SnapshotFixture;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.SuspectChange;
import org.junit.jupiter.api.Test;

final class OutlivedTest {

  @Test
  void whatTheCollectorClosed_countsAsNotClosed() {
    int[] n = {0};
    CallSiteFixture client =
        new CallSiteFixture("Client", "socket")
            .opens(20)
            .living(r -> ++n[0] % 15 == 0 ? Long.MAX_VALUE : about(SECOND / 100).applyAsLong(r))
            .collectedEach(5 * MINUTE);
    SnapshotFixture process = new SnapshotFixture(client);

    LeakSuspect suspect = SnapshotFixture.find(process.runs(9 * MINUTE), "Client");

    assertThat(suspect.rating().evidence())
        .anyMatch(e -> e.code() == EvidenceCode.OUTLIVED && e.sentence().contains("bout 1 in 15"))
        .anyMatch(
            e -> e.code() == EvidenceCode.OUTLIVED && e.sentence().contains("400 closed by the"));
  }

  @Test
  void oneCloseSkippedInAThousand_isOutlivedWithinTenMinutes() {
    CallSiteFixture client =
        new CallSiteFixture("Client", "socket")
            .opens(50)
            .living(forgettingOneIn(1000, about(SECOND / 5)));
    SnapshotFixture process = new SnapshotFixture(client);

    assertThat(process.runsUntilRaised("Client", 10 * MINUTE)).isBetween(1L, 10 * MINUTE);
    LeakSuspect suspect = SnapshotFixture.find(process.runs(10 * MINUTE), "Client");

    assertThat(suspect.rating().evidence().get(0).code()).isEqualTo(EvidenceCode.OUTLIVED);
    assertThat(suspect.rating().confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(suspect.rating().severity()).isEqualTo(Severity.WARNING);
    assertThat(suspect.rate().low()).isLessThan(180);
    assertThat(suspect.rate().high()).isGreaterThan(180);
    assertThat(suspect.rating().evidence().get(0).sentence())
        .contains("some code path misses close()");
  }

  @Test
  void oneForgottenEveryTenMinutes_isFoundWithinTwoHours() {
    CallSiteFixture client =
        new CallSiteFixture("Client", "socket")
            .opens(2)
            .living(forgettingOneIn(1200, about(SECOND)));

    assertThat(new SnapshotFixture(client).runsUntilRaised("Client", 2 * HOUR)).isPositive();
  }

  @Test
  void leakAmongSampledOpens_isScaled() {
    // 2,000 opens a second of which one in forty is captured; two a second are forgotten.
    CallSiteFixture client =
        new CallSiteFixture("Client", "file")
            .opens(50)
            .living(forgettingOneIn(1000, about(SECOND / 5)))
            .capturedOneIn(40);

    LeakSuspect suspect =
        SnapshotFixture.find(new SnapshotFixture(client).runs(20 * MINUTE), "Client");

    assertThat(suspect.rating().severity()).isEqualTo(Severity.WARNING);
    assertThat(suspect.text().headline()).startsWith("about ");
    assertThat(suspect.rate().low()).isLessThan(7200);
    assertThat(suspect.rate().high()).isGreaterThan(7200);
  }

  @Test
  void fourCapturedAtOnce_areNoLeakHoweverManyTheyStandFor() {
    CallSiteFixture client =
        new CallSiteFixture("Client", "file")
            .opens(50)
            .living(about(SECOND / 5))
            .batch(2, 5 * MINUTE, 5 * MINUTE + SECOND, Long.MAX_VALUE)
            .batch(2, 8 * MINUTE, 8 * MINUTE + SECOND, Long.MAX_VALUE)
            .capturedOneIn(40);
    SnapshotFixture process = new SnapshotFixture(client);

    process.runs(HOUR);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }

  @Test
  void fiveLongLivedBesideThousandsShort_areNoSuspect() {
    CallSiteFixture client =
        new CallSiteFixture("Client", "socket")
            .opens(20)
            .living(about(SECOND / 10))
            .batch(5, 0, MINUTE, Long.MAX_VALUE);

    SnapshotFixture process = new SnapshotFixture(client);
    process.runs(12 * HOUR);

    assertThat(process.changes).isEmpty();
  }

  @Test
  void fiveLongLivedOpenedOneByOne_areNeverWarning() {
    CallSiteFixture client =
        new CallSiteFixture("Client", "socket")
            .opens(20)
            .living(about(SECOND / 10))
            .batch(5, 3 * MINUTE, 20 * MINUTE, Long.MAX_VALUE);

    SnapshotFixture process = new SnapshotFixture(client);
    Findings findings = process.runs(3 * HOUR);

    assertThat(process.worst).isEqualTo(Severity.INFO);
    assertThat(findings.suspects()).isEmpty();
  }

  @Test
  void burstThatForgotThirtySeven_isInfoAndOnlyPossible() {
    CallSiteFixture client =
        new CallSiteFixture("Client", "socket")
            .opens(20)
            .living(about(SECOND / 10))
            .batch(37, 5 * MINUTE, 5 * MINUTE + SECOND, Long.MAX_VALUE);

    LeakSuspect suspect =
        SnapshotFixture.find(new SnapshotFixture(client).runs(15 * MINUTE), "Client");

    assertThat(suspect.rating().evidence().get(0).code()).isEqualTo(EvidenceCode.OUTLIVED);
    assertThat(suspect.rating().evidence().get(0).leaked()).isEqualTo(37);
    assertThat(suspect.rating().severity()).isEqualTo(Severity.INFO);
    assertThat(suspect.rating().confidence()).isEqualTo(Confidence.POSSIBLE);
  }

  @Test
  void sessionsOfHoursBesideHealthChecks_areNoWarningOnceSomeHaveEnded() {
    // One line accepts both: health checks of milliseconds, sessions of an hour, more by day.
    CallSiteFixture acceptor =
        new CallSiteFixture("Acceptor", "socket")
            .opens(hour -> 2 + 0.02 * (1 + Math.sin(hour * Math.PI / 12)))
            .living(
                r ->
                    r.nextInt(100) == 0
                        ? about(HOUR / 2).applyAsLong(r)
                        : about(SECOND / 50).applyAsLong(r));

    SnapshotFixture process = new SnapshotFixture(acceptor);
    process.runs(3 * HOUR);
    process.worst = Severity.INFO;
    process.runs(2 * DAY);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }

  @Test
  void heavyTail_isNeverWarning() {
    CallSiteFixture client =
        new CallSiteFixture("Client", "socket")
            .opens(20)
            .living(r -> (long) (SECOND / 10 * Math.pow(r.nextDouble(), -0.8)));

    SnapshotFixture process = new SnapshotFixture(client);
    process.runs(6 * HOUR);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }

  @Test
  void forgottenOnesClosedInTheEnd_areTakenBackWithTheReason() {
    CallSiteFixture client =
        new CallSiteFixture("Client", "socket")
            .opens(50)
            .living(forgettingOneIn(500, about(SECOND / 5)));
    SnapshotFixture process = new SnapshotFixture(client);
    process.runs(30 * MINUTE);

    client.living(about(SECOND / 5));
    client.closeAll(process.now);
    Findings findings = process.runs(5 * MINUTE);

    assertThat(findings.suspects()).isEmpty();
    SuspectChange last = process.changes.get(process.changes.size() - 1);
    assertThat(last.what()).isEqualTo(SuspectChange.What.CLEARED);
    assertThat(last.reason()).contains("closed");
  }

  @Test
  void closesThatStopped_areSaidToBeStuck() {
    CallSiteFixture handler =
        new CallSiteFixture("Handler", "socket")
            .opens(1)
            .living(about(SECOND / 5))
            .closesUntil(20 * MINUTE);

    LeakSuspect suspect =
        SnapshotFixture.find(new SnapshotFixture(handler).runs(40 * MINUTE), "Handler");

    assertThat(suspect.text().headline()).contains("closing has stopped");
    assertThat(suspect.text().remedy()).contains("are waiting");
  }

  @Test
  void collectorThatHasNotRun_isNotSaidToBeStuck() {
    CallSiteFixture dropped = new CallSiteFixture("Dropped", "socket").opens(1).collected(157);

    LeakSuspect suspect =
        SnapshotFixture.find(new SnapshotFixture(dropped).runs(40 * MINUTE), "Dropped");

    assertThat(suspect.text().headline()).doesNotContain("closing has stopped");
    assertThat(suspect.text().remedy()).doesNotContain("are waiting");
  }

  @Test
  void longWorkThatEnds_isNoErrorPath() {
    // One in a thousand takes from two minutes to twenty-five; the limit lies between.
    CallSiteFixture export =
        new CallSiteFixture("Export", "file")
            .opens(20)
            .living(
                r ->
                    r.nextInt(1000) == 0
                        ? (long) (2 * Math.pow(12.5, r.nextDouble()) * MINUTE)
                        : (long) ((20 + 20 * r.nextDouble()) * SECOND));
    SnapshotFixture process = new SnapshotFixture(export);

    process.runs(3 * HOUR);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }
}
