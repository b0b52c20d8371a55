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
    return process.runs(2 * MINUTE).suspects().get(0).text().remedy();
  }

  @Test
  void whatALibraryOpened_namesWhatItGives() {
    assertThat(
            remedy(
                new CallSiteFixture("Queue", "file").library("com.squareup.tape.QueueFile.<init>")))
        .isEqualTo(
            "Close the QueueFile on every path, including errors. If its constructor fails, the leak"
                + " is in the library: upgrade com.squareup.tape, or report this call site to its"
                + " maintainers.");
    assertThat(remedy(new CallSiteFixture("Pay", "socket").library("com.acme.sdk.Sdk.charge")))
        .startsWith(
            "Close what Sdk.charge() returns on every path, including errors. If that has no")
        .contains("upgrade com.acme.sdk,");
  }

  @Test
  void whatTheProgramOpened_isForItToClose() {
    assertThat(remedy(new CallSiteFixture("Own", "file")))
        .contains("try (InputStream in = ...) { ... }.");
    assertThat(remedy(new CallSiteFixture("Own", "file").api("java.io.FileOutputStream.<init>")))
        .startsWith("Close the file on every path")
        .contains("try (FileOutputStream f = new FileOutputStream(...)) { ... }.");
    assertThat(remedy(new CallSiteFixture("Own", "file").api("java.nio.file.Files.newInputStream")))
        .contains("try (var f = Files.newInputStream(...)) { ... }.");
  }

  @Test
  void whatAnHttpClientOpened_keepsItsOwnRemedy() {
    assertThat(remedy(new CallSiteFixture("Calls", "socket").library("okhttp3.RealCall.execute")))
        .startsWith("Close the response");
  }

  @Test
  void whatMayBeMeantToLive_andBecomesMore_hasItsRemedyIfItIsNot() {
    CallSiteFixture kept =
        new CallSiteFixture("Kept", "socket")
            .opens(1)
            .living(about(SECOND))
            .batch(400, 0, 40 * MINUTE, Long.MAX_VALUE);

    LeakSuspect suspect = new SnapshotFixture(kept).runs(14 * MINUTE).suspects().get(0);

    assertThat(suspect.text().headline())
        .matches(
            ".* have been open far longer than others opened here \\(99% close within [0-9.]+ s\\), and the"
                + " number keeps growing");
    assertThat(suspect.text().remedy())
        .startsWith("If they are not meant to stay open, close the socket on every path");
  }

  @Test
  void threadsThatALibraryStarted_areEndedByWhatItMade() {
    assertThat(
            remedy(
                new CallSiteFixture("Fetch", "thread")
                    .library("net.schmizz.sshj.transport.a.B.init")))
        .startsWith(
            "Close the client, session or pool that this line creates with"
                + " net.schmizz.sshj.transport on every path")
        .endsWith("or create one and share it.");
    assertThat(remedy(new CallSiteFixture("Bus", "pipe").library("zmq.Signaler.<init>")))
        .contains("creates with zmq on");
    assertThat(remedy(new CallSiteFixture("Own", "thread"))).startsWith("Shut down the executor");
  }

  @Test
  void clientsThatPileUp_areSharedRatherThanTheirResponsesClosed() {
    assertThat(remedy(new CallSiteFixture("Find", "thread").holder("apache-http")))
        .startsWith("Share one client");
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
        .startsWith("The leak is in the library, which never closes it: upgrade zmq.io.net, or");
  }

  @Test
  void whatIsProvenOfAFew_isNotSaidOfAll() {
    CallSiteFixture kept =
        new CallSiteFixture("Kept", "socket")
            .batch(300, 0, 30 * MINUTE, Long.MAX_VALUE)
            .collected(1);

    LeakSuspect suspect = SnapshotFixture.find(new SnapshotFixture(kept).runs(20 * MINUTE), "Kept");

    assertThat(suspect.rating().evidence())
        .extracting(Evidence::code)
        .containsExactly(EvidenceCode.COLLECTED_UNCLOSED, EvidenceCode.GROWING);
    assertThat(suspect.text().headline())
        .isEqualTo(
            "1 socket opened at com.acme.Kept.run(Kept.java:42) was left to the garbage collector");
  }
}
