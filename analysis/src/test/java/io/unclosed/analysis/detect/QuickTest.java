package io.unclosed.analysis.detect;

import static io.unclosed.analysis.MadeUpFrame.HOUR;
import static io.unclosed.analysis.MadeUpFrame.MINUTE;
import static io.unclosed.analysis.MadeUpFrame.SECOND;
import static io.unclosed.analysis.MadeUpFrame.about;
import static io.unclosed.analysis.MadeUpFrame.forgettingOneIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.Confidence;
import io.unclosed.analysis.Ignore;
import io.unclosed.analysis.MadeUp;
import io.unclosed.analysis.MadeUpFrame;
import io.unclosed.analysis.Settings;
import io.unclosed.analysis.Severity;
import io.unclosed.analysis.Suspect;
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
    MadeUpFrame leak =
        new MadeUpFrame("Leak", kind)
            .opens(20)
            .living(r -> ++n[0] % 100 == 0 ? Long.MAX_VALUE : about(SECOND / 20).applyAsLong(r));
    MadeUp process = new MadeUp(QUICK, leak);

    Suspect suspect = MadeUp.find(process.runs(30 * SECOND), "Leak");

    assertThat(suspect.severity()).isEqualTo(Severity.WARNING);
    assertThat(suspect.confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(suspect.evidence().get(0).sentence()).contains("some path skips the close");
    assertThat(suspect.perHourLow()).isLessThan(720);
    assertThat(suspect.perHourHigh()).isGreaterThan(720);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "B", "C", "D", "E", "F", "G", "H"})
  void oneInAHundredByChance_isAWarningSoon(String seed) {
    MadeUpFrame leak =
        new MadeUpFrame(seed, "socket").opens(20).living(forgettingOneIn(100, about(SECOND / 20)));
    MadeUp process = new MadeUp(QUICK, leak);

    assertThat(process.runsUntilRaised(seed, 80 * SECOND)).isPositive();
    Suspect suspect = MadeUp.find(process.runs(MINUTE), seed);

    assertThat(suspect.severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void everyFourteenthOfFiftyASecond_isAWarningWithinAMinute() {
    long[] n = {0};
    Settings quicker = new Settings(SECOND / 5, 2 * SECOND, 3 * SECOND, Ignore.NOTHING);
    MadeUpFrame leak =
        new MadeUpFrame("Leak", "socket")
            .opens(50)
            .living(r -> ++n[0] % 14 == 0 ? Long.MAX_VALUE : about(SECOND / 50).applyAsLong(r));
    MadeUp process = new MadeUp(quicker, leak);

    Suspect suspect = MadeUp.find(process.runs(60 * SECOND), "Leak");

    assertThat(suspect.severity()).isEqualTo(Severity.WARNING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "B", "C", "D"})
  void fortyLongPollsBesideShortOnes_areNeverWarning(String seed) {
    MadeUpFrame server =
        new MadeUpFrame(seed, "socket")
            .opens(20)
            .living(about(SECOND / 20))
            .batch(40, 2 * SECOND, 20 * SECOND, 20 * MINUTE)
            .batch(40, 20 * MINUTE + 3 * SECOND, 20 * MINUTE + 21 * SECOND, HOUR);
    MadeUp process = new MadeUp(QUICK, server);

    process.runs(30 * MINUTE);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "B", "C", "D"})
  void sessionsOfAMinuteToTwoHours_areNeverWarning(String seed) {
    MadeUpFrame server =
        new MadeUpFrame(seed, "socket")
            .api("java.net.ServerSocket.accept")
            .opens(4)
            .living(
                r ->
                    r.nextInt(20) == 0
                        ? (long) (MINUTE * Math.exp(r.nextDouble() * Math.log(120)))
                        : about(SECOND / 20).applyAsLong(r));
    MadeUp process = new MadeUp(QUICK, server);

    process.runs(30 * MINUTE);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "B", "C", "D"})
  void freshServerWithSessionsOfHours_isNeverAboveInfo(String seed) {
    MadeUp process =
        new MadeUp(new MadeUpFrame(seed, "socket").opens(0.02).living(about(5 * HOUR)));

    process.runs(48 * HOUR);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"thread", "zlib", "file"})
  void poolThatFillsForTenMinutes_isNoWarning_andOneThatGoesOnIs(String kind) {
    MadeUp pool = new MadeUp(QUICK, filling("Pool", kind, 60, 10 * MINUTE));
    MadeUp leak = new MadeUp(QUICK, filling("Leak", kind, 120, 20 * MINUTE));

    pool.runs(30 * MINUTE);
    leak.runs(18 * MINUTE);

    assertThat(pool.worst).isEqualTo(Severity.INFO);
    assertThat(leak.worst).isEqualTo(Severity.WARNING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"thread", "socket", "file"})
  void whatEachSessionOpens_isNoWarning_andWithoutSessionsItIs(String kind) {
    MadeUp server = new MadeUp(QUICK, sessions("accepted", "socket"), sessions("with", kind));
    MadeUp alone = new MadeUp(QUICK, sessions("alone", kind));

    server.runs(30 * MINUTE);
    alone.runs(30 * MINUTE);

    assertThat(server.worst).isEqualTo(Severity.INFO);
    assertThat(alone.worst).isEqualTo(Severity.WARNING);
  }

  @Test
  void whatEachSessionOpens_whileTheOtherTrafficFalls_isNoWarning() {
    MadeUp server =
        new MadeUp(
            QUICK, falling(sessions("accepted", "socket")), falling(sessions("with", "thread")));

    server.runs(30 * MINUTE);

    assertThat(server.worst).isEqualTo(Severity.INFO);
  }

  @Test
  void clientWhoseSubscriptionsBecomeMore_besideShortCalls_isNoWarning() {
    MadeUpFrame client =
        new MadeUpFrame("client", "socket")
            .opens(1.6)
            .living(about(SECOND / 2))
            .batch(25, 0, 225 * SECOND, Long.MAX_VALUE);
    MadeUp program = new MadeUp(QUICK, client);

    program.runs(30 * MINUTE);

    assertThat(program.worst).isEqualTo(Severity.INFO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"directory", "file", "zlib", "process"})
  void leakBesideSessionsThatBecomeMore_isAWarningSoon(String kind) {
    MadeUpFrame leak =
        new MadeUpFrame("Leak", kind).opens(4).living(forgettingOneIn(20, about(SECOND / 500)));
    MadeUp server = new MadeUp(QUICK, sessions("accepted", "socket"), leak);

    server.runs(3 * MINUTE);

    assertThat(server.worst).isEqualTo(Severity.WARNING);
  }

  @Test
  void whatOutlivesItsSession_isAWarning() {
    MadeUpFrame sessions =
        new MadeUpFrame("accepted", "socket")
            .api("java.net.ServerSocket.accept")
            .batch(600, 0, 60 * MINUTE, 2 * MINUTE);
    MadeUpFrame left = new MadeUpFrame("left", "thread").batch(600, 0, 60 * MINUTE, Long.MAX_VALUE);
    MadeUp server = new MadeUp(QUICK, sessions, left);

    server.runs(25 * MINUTE);

    assertThat(server.worst).isEqualTo(Severity.WARNING);
  }

  @Test
  void leakBesideSessionsThatStay_isAWarningAsSoonAsAlone() {
    MadeUpFrame sessions =
        new MadeUpFrame("sessions", "socket")
            .api("java.net.ServerSocket.accept")
            .batch(1000, 0, 5 * MINUTE, Long.MAX_VALUE);
    MadeUp server = new MadeUp(QUICK, sessions);
    server.runs(40 * MINUTE);
    server.worst = Severity.INFO;

    server.add(
        new MadeUpFrame("Leak", "file").batch(200, 40 * MINUTE, 60 * MINUTE, Long.MAX_VALUE));
    server.runs(20 * MINUTE);

    assertThat(server.worst).isEqualTo(Severity.WARNING);
  }

  @Test
  void leakBesideConnectionsThatComeAndGo_isAWarningSoon() {
    MadeUpFrame traffic =
        new MadeUpFrame("traffic", "socket")
            .api("java.net.ServerSocket.accept")
            .opens(h -> 3 + 2 * Math.sin(h * 60))
            .living(about(20 * SECOND));
    MadeUpFrame leak =
        new MadeUpFrame("Leak", "file").opens(20).living(forgettingOneIn(100, about(SECOND / 20)));
    MadeUp server = new MadeUp(QUICK, traffic, leak);

    server.runs(3 * MINUTE);

    assertThat(server.worst).isEqualTo(Severity.WARNING);
  }

  private static MadeUpFrame filling(String id, String kind, int size, long nanos) {
    return new MadeUpFrame(id, kind).batch(size, 0, nanos, Long.MAX_VALUE);
  }

  /** From forty held at a time to four, in half an hour. */
  private static MadeUpFrame falling(MadeUpFrame sessions) {
    return sessions.opens(h -> 20 - 36 * h).living(about(2 * SECOND));
  }

  /** Two short ones a second, and one each ten seconds that lasts. */
  private static MadeUpFrame sessions(String id, String kind) {
    String api = id.equals("accepted") ? "java.net.ServerSocket.accept" : "";
    return new MadeUpFrame(id, kind)
        .api(api)
        .opens(2)
        .living(about(SECOND / 50))
        .batch(180, 0, 30 * MINUTE, Long.MAX_VALUE);
  }
}
