package io.unclosed.analysis.detect;

import static io.unclosed.analysis.CallSiteFixture.HOUR;
import static io.unclosed.analysis.CallSiteFixture.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.SnapshotFixture;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.SuspectChange;
import io.unclosed.analysis.input.PeerCount;
import io.unclosed.analysis.input.SocketStats;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CloseWaitTest {
  private static final long FOR_EVER = Long.MAX_VALUE;
  private final CallSiteFixture client =
      new CallSiteFixture("Client", "socket").batch(200, 0, MINUTE, FOR_EVER);
  private final SnapshotFixture process = new SnapshotFixture(client);

  private static SocketStats closeWait(long n, long unread, long atEnd, boolean patient) {
    return new SocketStats(
        n,
        unread,
        atEnd,
        600,
        patient ? unread : 0,
        patient ? atEnd : 0,
        1200,
        List.of(new PeerCount("10.2.1.17:8443", "", 200)));
  }

  @Test
  void moreEveryMinute_isWarningWithPeerAndUnreadBytes() {
    process.before(
        now -> client.sockets(closeWait(now / 20_000_000_000L, now / 20_000_000_000L, 0, false)));

    Findings findings = process.runs(20 * MINUTE);
    LeakSuspect suspect = SnapshotFixture.find(findings, "Client");

    assertThat(suspect.rating().evidence().get(0).code()).isEqualTo(EvidenceCode.CLOSE_WAIT);
    assertThat(suspect.rating().severity()).isEqualTo(Severity.WARNING);
    assertThat(suspect.rating().confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(suspect.text().headline())
        .isEqualTo("60 sockets opened at com.acme.Client.run(Client.java:42) were never closed");
    assertThat(suspect.rating().evidence().get(0).sentence())
        .startsWith("The peer 10.2.1.17:8443 has closed its side of 60 sockets (CLOSE_WAIT), the")
        .contains("hold unread data (median 1.2 KiB)");
    assertThat(suspect.text().doNot()).contains("no kernel setting");
    assertThat(suspect.rate().perHour()).isBetween(160.0, 200.0);
  }

  @Test
  void steadyThirtyIdleInAPool_areNoSuspect() {
    client.sockets(closeWait(30, 0, 0, false));

    process.runs(5 * HOUR);

    assertThat(process.changes).isEmpty();
  }

  @Test
  void poolThatThrowsOutAfterFiveMinutes_isNoSuspect() {
    process.before(
        now -> {
          long minute = now / MINUTE;
          client.sockets(closeWait(12 + Math.floorMod(minute, 5) * 4, 0, 0, false));
        });

    process.runs(5 * HOUR);

    assertThat(process.changes).isEmpty();
  }

  @Test
  void tenWhoseEndWasReadLongAgo_areInfo() {
    client.sockets(closeWait(11, 0, 11, true));

    LeakSuspect suspect = SnapshotFixture.find(process.runs(10 * MINUTE), "Client");

    assertThat(suspect.rating().severity()).isEqualTo(Severity.INFO);
    assertThat(suspect.rating().evidence().get(0).sentence()).contains("end of the stream");
  }

  @Test
  void nineOfThem_areNoSuspect() {
    client.sockets(closeWait(9, 9, 0, true));

    process.runs(HOUR);

    assertThat(process.changes).isEmpty();
  }

  @Test
  void sixAtOneFrameOfFourteenAtThePeer_isSuspect() {
    client.sockets(
        new SocketStats(6, 6, 0, 600, 6, 0, 10, List.of(new PeerCount("10.2.1.17:8443", "", 6))));
    CallSiteFixture other = new CallSiteFixture("Other", "socket");
    other.batch(50, 0, MINUTE, FOR_EVER);
    process.add(other);
    process.peers = List.of(new PeerCount("10.2.1.17:8443", "CLOSE_WAIT", 14));

    assertThat(SnapshotFixture.find(process.runs(10 * MINUTE), "Client")).isNotNull();
  }

  @Test
  void closedInTheEnd_areTakenBack() {
    process.before(now -> client.sockets(closeWait(now / 20_000_000_000L, 0, 0, false)));
    process.runs(20 * MINUTE);
    process.before(now -> client.sockets(SocketStats.NONE));
    client.closeAll(process.now);

    Findings findings = process.runs(3 * MINUTE);

    assertThat(findings.suspects()).isEmpty();
    SuspectChange last = process.changes.get(process.changes.size() - 1);
    assertThat(last.what()).isEqualTo(SuspectChange.What.CLEARED);
    assertThat(last.reason()).isEqualTo("all 60 were closed");
  }
}
