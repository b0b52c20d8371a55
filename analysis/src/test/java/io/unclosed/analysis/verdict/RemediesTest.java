package io.unclosed.analysis.verdict;

import static io.unclosed.analysis.CallSiteFixture.MINUTE;
import static io.unclosed.analysis.CallSiteFixture.SECOND;
import static io.unclosed.analysis.CallSiteFixture.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.SnapshotFixture;
import io.unclosed.analysis.finding.Evidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.input.CodeOrigin;
import org.junit.jupiter.api.Test;

final class RemediesTest {
  private static String remedy(CallSiteFixture frame) {
    SnapshotFixture process = new SnapshotFixture(frame.collected(7));
    return process.runs(2 * MINUTE).suspects().get(0).remedy();
  }

  @Test
  void whatALibraryOpened_namesWhatItGives() {
    assertThat(
            remedy(
                new CallSiteFixture("Queue", "file").library("com.squareup.tape.QueueFile.<init>")))
        .startsWith("Close what QueueFile gives you on every path")
        .endsWith("look for a newer version of it.");
  }

  @Test
  void whatTheProgramOpened_isForItToClose() {
    assertThat(remedy(new CallSiteFixture("Own", "file")))
        .startsWith("Open it in try-with-resources");
  }

  @Test
  void whatAnHttpClientOpened_keepsItsOwnRemedy() {
    assertThat(remedy(new CallSiteFixture("Calls", "socket").library("okhttp3.RealCall.execute")))
        .startsWith("Close the Response");
  }

  @Test
  void whatMayBeMeantToLive_andBecomesMore_hasItsRemedyIfItIsNot() {
    CallSiteFixture kept =
        new CallSiteFixture("Kept", "socket")
            .opens(1)
            .living(about(SECOND))
            .batch(400, 0, 40 * MINUTE, Long.MAX_VALUE);

    LeakSuspect suspect = new SnapshotFixture(kept).runs(14 * MINUTE).suspects().get(0);

    assertThat(suspect.headline())
        .endsWith("have been open far longer than their like, and their number rises");
    assertThat(suspect.remedy()).startsWith("Unless they are meant to live: Close the socket on");
  }

  @Test
  void threadsThatALibraryStarted_areEndedByWhatItMade() {
    assertThat(
            remedy(
                new CallSiteFixture("Fetch", "thread")
                    .library("net.schmizz.sshj.transport.a.B.init")))
        .startsWith(
            "Close the client, session or pool that this line makes with net.schmizz.sshj.transport,")
        .endsWith("or keep one and share it.");
    assertThat(remedy(new CallSiteFixture("Bus", "pipe").library("zmq.Signaler.<init>")))
        .contains("makes with zmq,");
    assertThat(remedy(new CallSiteFixture("Own", "thread"))).startsWith("Shut the executor down");
  }

  @Test
  void clientsThatPileUp_areSharedRatherThanTheirResponsesClosed() {
    assertThat(remedy(new CallSiteFixture("Find", "thread").holder("apache-http")))
        .startsWith("Keep one client and share it");
    assertThat(remedy(new CallSiteFixture("Find", "socket").holder("apache-http")))
        .startsWith("Close the response");
  }

  @Test
  void whatALibraryDropsOnItsOwn_isForTheLibraryToMend() {
    assertThat(
            remedy(
                new CallSiteFixture("Connecter", "socket")
                    .origin(CodeOrigin.LIBRARY)
                    .site("zmq.io.net.TcpConnecter.open(TcpConnecter.java:263)")))
        .startsWith(
            "The library opens it and does not close it: look for a newer version of zmq.io.net,");
  }

  @Test
  void whatIsProvenOfAFew_isNotSaidOfAll() {
    CallSiteFixture kept =
        new CallSiteFixture("Kept", "socket")
            .batch(300, 0, 30 * MINUTE, Long.MAX_VALUE)
            .collected(1);

    LeakSuspect suspect = SnapshotFixture.find(new SnapshotFixture(kept).runs(20 * MINUTE), "Kept");

    assertThat(suspect.evidence())
        .extracting(Evidence::code)
        .containsExactly(EvidenceCode.COLLECTED_UNCLOSED, EvidenceCode.GROWING);
    assertThat(suspect.headline())
        .isEqualTo(
            "1 socket from com.acme.Kept.run(Kept.java:42) was left to the garbage collector");
  }
}
