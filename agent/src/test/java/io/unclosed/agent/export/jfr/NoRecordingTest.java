package io.unclosed.agent.export.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the exporter costs a JVM in which nobody records. */
class NoRecordingTest {
  @Test
  void untilSomebodyRecords_noEventClassIsLoaded() throws Exception {
    String output = java("-Xlog:class+load");

    assertThat(output)
        .contains("installed true")
        .contains("jdk.jfr.FlightRecorder ")
        // The plain interface ResourceEvents may be there; what costs is the first event class.
        .doesNotContainPattern("io\\.unclosed\\.jfr\\.\\w+Event ")
        .doesNotContain("jdk.jfr.internal.MetadataRepository ");
  }

  @Test
  void imageWithoutFlightRecorder_goesWithout() throws Exception {
    assertThat(java("--limit-modules", "java.base").strip()).isEqualTo("installed false");
  }

  private static String java(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), WaitsForRecording.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output;
    try (InputStream stream = process.getInputStream()) {
      output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
