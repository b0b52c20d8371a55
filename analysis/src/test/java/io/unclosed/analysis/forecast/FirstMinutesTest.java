package io.unclosed.analysis.forecast;

import static io.unclosed.analysis.CallSiteFixture.HOUR;
import static io.unclosed.analysis.CallSiteFixture.MINUTE;
import static io.unclosed.analysis.CallSiteFixture.SECOND;
import static io.unclosed.analysis.CallSiteFixture.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.SnapshotFixture;
import io.unclosed.analysis.finding.CallSiteActivity;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.LimitForecast;
import io.unclosed.analysis.finding.LimitForecast.Outlook;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.input.Ignore;
import io.unclosed.analysis.input.Settings;
import org.junit.jupiter.api.Test;

/** What is said before anything is proven, and that it is no more than that. */
final class FirstMinutesTest {
  private static final Settings QUICK =
      new Settings(SECOND, 6 * SECOND, 36 * SECOND, Ignore.NOTHING);

  private static CallSiteFixture neverClosed(double perSecond) {
    return new CallSiteFixture("Leak", "file").opens(perSecond).living(r -> Long.MAX_VALUE);
  }

  private static CallSiteFixture closed(double perSecond) {
    return new CallSiteFixture("Fine", "file").opens(perSecond).living(about(SECOND / 100));
  }

  @Test
  void tenASecondNeverClosed_areInTheFirstReport_withRateAndForecast() {
    SnapshotFixture process = new SnapshotFixture(neverClosed(10), closed(10));
    process.softLimit = 20_000;

    Findings findings = process.runs(30 * SECOND);

    CallSiteActivity first = findings.callSites().get(0);
    assertThat(first.id()).isEqualTo("Leak");
    assertThat(first.open()).isEqualTo(300);
    assertThat(first.closed()).isZero();
    assertThat(first.perHour()).isBetween(30_000.0, 40_000.0);
    LimitForecast fds = findings.limit("descriptors");
    assertThat(fds.outlook()).isEqualTo(Outlook.EARLY);
    assertThat(fds.perHour()).isBetween(30_000.0, 40_000.0);
    assertThat(fds.soonestSeconds()).isBetween(300L, 1970L);
    assertThat(fds.causes()).first().isEqualTo("Leak");
    assertThat(findings.limits()).first().isEqualTo(fds);
    assertThat(findings.pending()).contains("cache");
  }

  @Test
  void tenASecondNeverClosed_arePossibleAfterOnePatience() {
    SnapshotFixture process = new SnapshotFixture(neverClosed(10), closed(10));
    process.softLimit = 20_000;

    LeakSuspect suspect = SnapshotFixture.find(process.runs(75 * SECOND), "Leak");

    assertThat(suspect.rating().confidence()).isEqualTo(Confidence.POSSIBLE);
    assertThat(suspect.rating().severity()).isEqualTo(Severity.INFO);
    assertThat(suspect.rate().perHour()).isBetween(32_000.0, 40_000.0);
    assertThat(process.runs(MINUTE).suspects()).hasSize(1);
  }

  @Test
  void sixASecondNeverClosed_isAWarning_whenAQuarterOfTheLimitIsUsed() {
    SnapshotFixture process = new SnapshotFixture(neverClosed(6), closed(6));
    process.softLimit = 20_000;
    process.runs(12 * MINUTE);

    assertThat(process.worst).isEqualTo(Severity.INFO);
    Findings findings = process.runs(8 * MINUTE);

    assertThat(findings.suspects().get(0).rating().severity()).isEqualTo(Severity.WARNING);
    assertThat(findings.limit("descriptors").outlook()).isEqualTo(Outlook.GROWING);
    assertThat(findings.limit("descriptors").soonestSeconds()).isBetween(1500L, 2200L);
  }

  @Test
  void poolThatGrowsToItsKnownSize_isNoWarning_howeverNearTheLimitItComes() {
    CallSiteFixture pool =
        new CallSiteFixture("Pool", "thread")
            .batch(400, 0, 20 * MINUTE, Long.MAX_VALUE)
            .ofPoolThatKeeps(400);
    SnapshotFixture process = new SnapshotFixture(pool);
    process.before(
        now -> {
          process.threads = 50 + Math.min(400, now / (3 * SECOND));
          process.roomForThreads = 600 - process.threads;
        });

    process.runs(HOUR);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }

  @Test
  void filesOfPartitions_ofWhichMostStay_areNeverAboveInfo() {
    CallSiteFixture store =
        new CallSiteFixture("Store", "file")
            .batch(1000, 0, 50 * SECOND, Long.MAX_VALUE)
            .batch(66, 0, 50 * SECOND, 5 * SECOND)
            .batch(14, 50 * SECOND, 190 * SECOND, 60 * SECOND);
    SnapshotFixture process = new SnapshotFixture(QUICK, store);

    process.runs(190 * SECOND);

    assertThat(process.worst).isEqualTo(Severity.INFO);
  }

  @Test
  void nothingIsSteady_beforeThatWasEstablished() {
    SnapshotFixture process = new SnapshotFixture(closed(10));
    process.memoryLimit = 400L << 20;
    process.before(now -> process.memoryUsed = (40L << 20) + now / SECOND * 4_500_000);

    for (LimitForecast limit : process.runs(70 * SECOND).limits()) {
      assertThat(limit.outlook()).isNotEqualTo(Outlook.STEADY);
    }
  }

  @Test
  void nativeMemoryThatLinesTake_isForeseenEarly_withTheLine() {
    SnapshotFixture process =
        new SnapshotFixture(
            new CallSiteFixture("Deflaters", "zlib")
                .opens(16)
                .living(r -> Long.MAX_VALUE)
                .holding(270_000));
    process.memoryLimit = 400L << 20;
    process.before(now -> process.memoryUsed = (40L << 20) + now / SECOND * 4_320_000);

    LimitForecast memory = process.runs(40 * SECOND).limit("memory");

    assertThat(memory.outlook()).isEqualTo(Outlook.EARLY);
    assertThat(memory.perHour()).isBetween(14e9, 17e9);
    assertThat(memory.causes()).containsExactly("Deflaters");
    assertThat(memory.soonestSeconds()).isLessThan(48);
  }

  @Test
  void calmProcess_isSteady_andNothingIsPending() {
    SnapshotFixture process = new SnapshotFixture(closed(1));

    Findings findings = process.runs(2 * HOUR);

    assertThat(findings.limit("descriptors").outlook()).isEqualTo(Outlook.STEADY);
    assertThat(findings.limit("threads").max()).isEqualTo(-1);
    assertThat(findings.limit("memory").outlook()).isEqualTo(Outlook.UNKNOWN);
    assertThat(findings.limit("memory").perHour()).isNaN();
    assertThat(findings.pending()).isEmpty();
  }

  @Test
  void leakOfTwoDescriptorsEach_isForeseenInDescriptors() {
    CallSiteFixture selectors =
        new CallSiteFixture("Leak", "selector").opens(10).living(r -> Long.MAX_VALUE);
    SnapshotFixture process = new SnapshotFixture(QUICK, selectors);
    process.softLimit = 2048;

    LimitForecast fds = process.runs(60 * SECOND).limit("descriptors");

    // 2,048 less 40 others and 1,200: 808 at 20 a second.
    assertThat(fds.outlook()).isEqualTo(Outlook.GROWING);
    assertThat(fds.soonestSeconds()).isBetween(25L, 41L);
    assertThat(fds.latestSeconds()).isBetween(40L, 70L);
  }

  @Test
  void whatGrowsFastestTowardsALimit_comesBeforeWhatHoldsMost() {
    CallSiteFixture held =
        new CallSiteFixture("Held", "file").batch(5000, 0, SECOND, Long.MAX_VALUE);
    SnapshotFixture process = new SnapshotFixture(QUICK, held, neverClosed(2), closed(50));

    assertThat(process.runs(30 * SECOND).callSites())
        .extracting(CallSiteActivity::id)
        .startsWith("Leak", "Held");
  }
}
