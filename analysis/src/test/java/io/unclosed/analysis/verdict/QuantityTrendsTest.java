package io.unclosed.analysis.verdict;

import static io.unclosed.analysis.CallSiteFixture.HOUR;
import static io.unclosed.analysis.CallSiteFixture.MINUTE;
import static io.unclosed.analysis.CallSiteFixture.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.SnapshotFixture;
import io.unclosed.analysis.finding.QuantityTrend;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class QuantityTrendsTest {

  @Test
  void descriptorsThatLeak_haveASlopeAndAnEnd() {
    SnapshotFixture process =
        new SnapshotFixture(
            new CallSiteFixture("Spool", "file").opens(0.25).living(r -> Long.MAX_VALUE));
    process.softLimit = 4096;

    QuantityTrend fds = process.runs(2 * HOUR).trends().get("fds");

    assertThat(fds.limit()).isEqualTo(4096);
    assertThat(fds.perHour()).isBetween(850.0, 950.0);
    assertThat(fds.exhaustsInSeconds()).isBetween(7500L, 9600L);
  }

  @Test
  void threadsThatLeak_haveAnEnd_whereTheirLimitIsKnown() {
    SnapshotFixture process = new SnapshotFixture();
    process.before(
        now -> {
          process.threads = 50 + now / (10 * SECOND);
          process.roomForThreads = 1050 - process.threads;
        });

    QuantityTrend threads = process.runs(2 * HOUR).trends().get("threads");

    assertThat(threads.limit()).isEqualTo(1050);
    assertThat(threads.perHour()).isBetween(350.0, 370.0);
    assertThat(threads.exhaustsInSeconds()).isBetween(2_100L, 2_800L);
  }

  @Test
  void memoryThatSaws_hasNone() {
    SnapshotFixture process = new SnapshotFixture();
    Random random = new Random(3);
    process.before(
        now ->
            process.anonymous =
                (500L << 20)
                    + (now % (7 * MINUTE)) / SECOND * 300_000
                    + (long) (random.nextGaussian() * 3_000_000));

    QuantityTrend anonymous = process.runs(24 * HOUR).trends().get("anonymous");

    assertThat(anonymous.perHour()).isZero();
  }

  @Test
  void memoryThatLeaksThirtyTwoKilobytesASecond_hasThatSlope() {
    SnapshotFixture process = new SnapshotFixture();
    Random random = new Random(4);
    process.before(
        now ->
            process.anonymous =
                (500L << 20) + now / SECOND * 32_768 + (long) (random.nextGaussian() * 5_000_000));

    QuantityTrend rss = process.runs(8 * HOUR).trends().get("rss");

    assertThat(rss.perHour() / 1e6).isBetween(112.0, 124.0);
  }

  @Test
  void socketsByState_areThere() {
    SnapshotFixture process = new SnapshotFixture();
    process.states.put("ESTABLISHED", 12L);
    process.states.put("CLOSE_WAIT", 3L);

    assertThat(process.next().trends())
        .containsKeys("sockets", "sockets.CLOSE_WAIT", "threads", "rss", "untracked");
    assertThat(process.next().trends().get("sockets").current()).isEqualTo(15);
  }
}
