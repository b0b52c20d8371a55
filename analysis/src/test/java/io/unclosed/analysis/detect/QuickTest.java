package io.unclosed.analysis.detect;

import static io.unclosed.analysis.CallSiteFixture.HOUR;
import static io.unclosed.analysis.CallSiteFixture.MINUTE;
import static io.unclosed.analysis.CallSiteFixture.SECOND;
import static io.unclosed.analysis.CallSiteFixture.about;
import static io.unclosed.analysis.CallSiteFixture.forgettingOneIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.SnapshotFixture;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.input.Ignore;
import io.unclosed.analysis.input.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At {@code interval=1s,patience=6s}: as one tries it out. */
final class QuickTest {
  private static final Settings QUICK =
      new Settings(SECOND, 6 * SECOND, 36 * SECOND, Ignore.NOTHING);

  @ParameterizedTest
  @ValueSource(strings = {"file", "socket"})
  void everyHundredthOfTwentyASecond_isAWarningWithinHalfAMinute(String kind) {
    long[] n = {0};
    CallSiteFixture leak =
        new CallSiteFixture("Leak", kind)
            .opens(20)
            .living(r -> ++n[0] % 100 == 0 ? Long.MAX_VALUE : about(SECOND / 20).applyAsLong(r));
    SnapshotFixture process = new SnapshotFixture(QUICK, leak);

    LeakSuspect suspect = SnapshotFixture.find(process.runs(30 * SECOND), "Leak");

    assertThat(suspect.rating().severity()).isEqualTo(Severity.WARNING);
    assertThat(suspect.rating().confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(suspect.rating().evidence().get(0).sentence())
        .contains("some code path misses close()");
    assertThat(suspect.rate().low()).isLessThan(720);
    assertThat(suspect.rate().high()).isGreaterThan(720);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "B", "C", "D", "E", "F", "G", "H"})
  void oneInAHundredByChance_isAWarningSoon(String seed) {
    CallSiteFixture leak =
        new CallSiteFixture(seed, "socket")
            .opens(20)
            .living(forgettingOneIn(100, about(SECOND / 20)));
    SnapshotFixture process = new SnapshotFixture(QUICK, leak);

    assertThat(process.runsUntilRaised(seed, 80 * SECOND)).isPositive();
    LeakSuspect suspect = SnapshotFixture.find(process.runs(MINUTE), seed);

    assertThat(suspect.rating().severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void everyFourteenthOfFiftyASecond_isAWarningWithinAMinute() {
    long[] n = {0};
    Settings quicker = new Settings(SECOND / 5, 2 * SECOND, 3 * SECOND, Ignore.NOTHING);
    CallSiteFixture leak =
        new CallSiteFixture("Leak", "socket")
            .opens(50)
            .living(r -> ++n[0] % 14 == 0 ? Long.MAX_VALUE : about(SECOND / 50).applyAsLong(r));
    SnapshotFixture process = new SnapshotFixture(quicker, leak);

    LeakSuspect suspect = SnapshotFixture.find(process.runs(60 * SECOND), "Leak");

    assertThat(suspect.rating().severity()).isEqualTo(Severity.WARNING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "B", "C", "D"})
  void fortyLongPollsBesideShortOnes_areNeverWarning(String seed) {
    CallSiteFixture server =
        new CallSiteFixture(seed, "socket")
            .opens(20)
            .living(about(SECOND / 20))
            .batch(40, 2 * SECOND, 20 * SECOND, 20 * MINUTE)
            .batch(40, 20 * MINUTE + 3 * SECOND, 20 * MINUTE + 21 * SECOND, HOUR);
    SnapshotFixture process = new SnapshotFixture(QUICK, server);

    process.runs(30 * MINUTE);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "B", "C", "D"})
  void sessionsOfAMinuteToTwoHours_areNeverWarning(String seed) {
    CallSiteFixture server =
        new CallSiteFixture(seed, "socket")
            .api("java.net.ServerSocket.accept")
            .opens(4)
            .living(
                r ->
                    r.nextInt(20) == 0
                        ? (long) (MINUTE * Math.exp(r.nextDouble() * Math.log(120)))
                        : about(SECOND / 20).applyAsLong(r));
    SnapshotFixture process = new SnapshotFixture(QUICK, server);

    process.runs(30 * MINUTE);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "B", "C", "D"})
  void freshServerWithSessionsOfHours_isNeverAboveInfo(String seed) {
    SnapshotFixture process =
        new SnapshotFixture(
            new CallSiteFixture(seed, "socket").opens(0.02).living(about(5 * HOUR)));

    process.runs(48 * HOUR);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"thread", "zlib", "file"})
  void poolThatFillsForTenMinutes_isNoWarning_andOneThatGoesOnIs(String kind) {
    SnapshotFixture pool = new SnapshotFixture(QUICK, filling("Pool", kind, 60, 10 * MINUTE));
    SnapshotFixture leak = new SnapshotFixture(QUICK, filling("Leak", kind, 120, 20 * MINUTE));

    pool.runs(30 * MINUTE);
    leak.runs(18 * MINUTE);

    assertThat(pool.worst).isEqualTo(Severity.INFO);
    assertThat(leak.worst).isEqualTo(Severity.WARNING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"thread", "socket", "file"})
  void whatEachSessionOpens_isNoWarning_andWithoutSessionsItIs(String kind) {
    SnapshotFixture server =
        new SnapshotFixture(QUICK, sessions("accepted", "socket"), sessions("with", kind));
    SnapshotFixture alone = new SnapshotFixture(QUICK, sessions("alone", kind));

    server.runs(30 * MINUTE);
    alone.runs(30 * MINUTE);

    assertThat(server.worst).isEqualTo(Severity.INFO);
    assertThat(alone.worst).isEqualTo(Severity.WARNING);
  }

  @Test
  void whatEachSessionOpens_whileTheOtherTrafficFalls_isNoWarning() {
    SnapshotFixture server =
        new SnapshotFixture(
            QUICK, falling(sessions("accepted", "socket")), falling(sessions("with", "thread")));

    server.runs(30 * MINUTE);

    assertThat(server.worst).isEqualTo(Severity.INFO);
  }

  @Test
  void clientWhoseSubscriptionsBecomeMore_besideShortCalls_isNoWarning() {
    CallSiteFixture client =
        new CallSiteFixture("client", "socket")
            .opens(1.6)
            .living(about(SECOND / 2))
            .batch(25, 0, 225 * SECOND, Long.MAX_VALUE);
    SnapshotFixture program = new SnapshotFixture(QUICK, client);

    program.runs(30 * MINUTE);

    assertThat(program.worst).isEqualTo(Severity.INFO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"directory", "file", "zlib", "process"})
  void leakBesideSessionsThatBecomeMore_isAWarningSoon(String kind) {
    CallSiteFixture leak =
        new CallSiteFixture("Leak", kind).opens(4).living(forgettingOneIn(20, about(SECOND / 500)));
    SnapshotFixture server = new SnapshotFixture(QUICK, sessions("accepted", "socket"), leak);

    server.runs(3 * MINUTE);

    assertThat(server.worst).isEqualTo(Severity.WARNING);
  }

  @Test
  void whatOutlivesItsSession_isAWarning() {
    CallSiteFixture sessions =
        new CallSiteFixture("accepted", "socket")
            .api("java.net.ServerSocket.accept")
            .batch(600, 0, 60 * MINUTE, 2 * MINUTE);
    CallSiteFixture left =
        new CallSiteFixture("left", "thread").batch(600, 0, 60 * MINUTE, Long.MAX_VALUE);
    SnapshotFixture server = new SnapshotFixture(QUICK, sessions, left);

    server.runs(25 * MINUTE);

    assertThat(server.worst).isEqualTo(Severity.WARNING);
  }

  @Test
  void leakBesideSessionsThatStay_isAWarningAsSoonAsAlone() {
    CallSiteFixture sessions =
        new CallSiteFixture("sessions", "socket")
            .api("java.net.ServerSocket.accept")
            .batch(1000, 0, 5 * MINUTE, Long.MAX_VALUE);
    SnapshotFixture server = new SnapshotFixture(QUICK, sessions);
    server.runs(40 * MINUTE);
    server.worst = Severity.INFO;

    server.add(
        new CallSiteFixture("Leak", "file").batch(200, 40 * MINUTE, 60 * MINUTE, Long.MAX_VALUE));
    server.runs(20 * MINUTE);

    assertThat(server.worst).isEqualTo(Severity.WARNING);
  }

  @Test
  void leakBesideConnectionsThatComeAndGo_isAWarningSoon() {
    CallSiteFixture traffic =
        new CallSiteFixture("traffic", "socket")
            .api("java.net.ServerSocket.accept")
            .opens(h -> 3 + 2 * Math.sin(h * 60))
            .living(about(20 * SECOND));
    CallSiteFixture leak =
        new CallSiteFixture("Leak", "file")
            .opens(20)
            .living(forgettingOneIn(100, about(SECOND / 20)));
    SnapshotFixture server = new SnapshotFixture(QUICK, traffic, leak);

    server.runs(3 * MINUTE);

    assertThat(server.worst).isEqualTo(Severity.WARNING);
  }

  private static CallSiteFixture filling(String id, String kind, int size, long nanos) {
    return new CallSiteFixture(id, kind).batch(size, 0, nanos, Long.MAX_VALUE);
  }

  /** From forty held at a time to four, in half an hour. */
  private static CallSiteFixture falling(CallSiteFixture sessions) {
    return sessions.opens(h -> 20 - 36 * h).living(about(2 * SECOND));
  }

  /** Two short ones a second, and one each ten seconds that lasts. */
  private static CallSiteFixture sessions(String id, String kind) {
    String api = id.equals("accepted") ? "java.net.ServerSocket.accept" : "";
    return new CallSiteFixture(id, kind)
        .api(api)
        .opens(2)
        .living(about(SECOND / 50))
        .batch(180, 0, 30 * MINUTE, Long.MAX_VALUE);
  }
}
