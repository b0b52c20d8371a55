package io.unclosed.analysis.verdict;

import static io.unclosed.analysis.MadeUpFrame.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.MadeUp;
import io.unclosed.analysis.MadeUpFrame;
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
}
