package io.unclosed.analysis.verdict;

import static io.unclosed.analysis.MadeUpFrame.MINUTE;
import static io.unclosed.analysis.MadeUpFrame.SECOND;
import static io.unclosed.analysis.MadeUpFrame.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.Evidence;
import io.unclosed.analysis.EvidenceCode;
import io.unclosed.analysis.MadeUp;
import io.unclosed.analysis.MadeUpFrame;
import io.unclosed.analysis.Origin;
import io.unclosed.analysis.Suspect;
import org.junit.jupiter.api.Test;

final class RemediesTest {
  private static String remedy(MadeUpFrame frame) {
    MadeUp process = new MadeUp(frame.collected(7));
    return process.runs(2 * MINUTE).suspects().get(0).remedy();
  }

  @Test
  void whatALibraryOpened_namesWhatItGives() {
    assertThat(
            remedy(new MadeUpFrame("Queue", "file").library("com.squareup.tape.QueueFile.<init>")))
        .startsWith("Close what QueueFile gives you on every path")
        .endsWith("look for a newer version of it.");
  }

  @Test
  void whatTheProgramOpened_isForItToClose() {
    assertThat(remedy(new MadeUpFrame("Own", "file"))).startsWith("Open it in try-with-resources");
  }

  @Test
  void whatAnHttpClientOpened_keepsItsOwnRemedy() {
    assertThat(remedy(new MadeUpFrame("Calls", "socket").library("okhttp3.RealCall.execute")))
        .startsWith("Close the Response");
  }

  @Test
  void whatMayBeMeantToLive_andBecomesMore_hasItsRemedyIfItIsNot() {
    MadeUpFrame kept =
        new MadeUpFrame("Kept", "socket")
            .opens(1)
            .living(about(SECOND))
            .batch(400, 0, 40 * MINUTE, Long.MAX_VALUE);

    Suspect suspect = new MadeUp(kept).runs(14 * MINUTE).suspects().get(0);

    assertThat(suspect.headline())
        .endsWith("have been open far longer than their like, and their number rises");
    assertThat(suspect.remedy()).startsWith("Unless they are meant to live: Close the socket on");
  }

  @Test
  void threadsThatALibraryStarted_areEndedByWhatItMade() {
    assertThat(
            remedy(
                new MadeUpFrame("Fetch", "thread").library("net.schmizz.sshj.transport.a.B.init")))
        .startsWith(
            "Close the client, session or pool that this line makes with net.schmizz.sshj.transport,")
        .endsWith("or keep one and share it.");
    assertThat(remedy(new MadeUpFrame("Bus", "pipe").library("zmq.Signaler.<init>")))
        .contains("makes with zmq,");
    assertThat(remedy(new MadeUpFrame("Own", "thread"))).startsWith("Shut the executor down");
  }

  @Test
  void clientsThatPileUp_areSharedRatherThanTheirResponsesClosed() {
    assertThat(remedy(new MadeUpFrame("Find", "thread").holder("apache-http")))
        .startsWith("Keep one client and share it");
    assertThat(remedy(new MadeUpFrame("Find", "socket").holder("apache-http")))
        .startsWith("Close the response");
  }

  @Test
  void whatALibraryDropsOnItsOwn_isForTheLibraryToMend() {
    assertThat(
            remedy(
                new MadeUpFrame("Connecter", "socket")
                    .origin(Origin.LIBRARY)
                    .site("zmq.io.net.TcpConnecter.open(TcpConnecter.java:263)")))
        .startsWith(
            "The library opens it and does not close it: look for a newer version of zmq.io.net,");
  }

  @Test
  void whatIsProvenOfAFew_isNotSaidOfAll() {
    MadeUpFrame kept =
        new MadeUpFrame("Kept", "socket").batch(300, 0, 30 * MINUTE, Long.MAX_VALUE).collected(1);

    Suspect suspect = MadeUp.find(new MadeUp(kept).runs(20 * MINUTE), "Kept");

    assertThat(suspect.evidence())
        .extracting(Evidence::code)
        .containsExactly(EvidenceCode.COLLECTED_UNCLOSED, EvidenceCode.GROWING);
    assertThat(suspect.headline())
        .isEqualTo(
            "1 socket from com.acme.Kept.run(Kept.java:42) was left to the garbage collector");
  }
}
