package io.unclosed.agent.sample.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeTrackingTest {
  /** Heap and archive of classes are not in it. */
  @ParameterizedTest
  @CsvSource({
    "native-memory-17.txt, 70302052, 757160, 54097665",
    "native-memory-25.txt, 69115904, 736328, 46448782"
  })
  void summaryOfARealJvm_isRead(String file, long withoutHeap, long threads, long collector)
      throws IOException {
    assertThat(NativeTracking.parse(text(file)))
        .isEqualTo(new NativeTracking.Reading(withoutHeap, threads, collector));
  }

  @Test
  void collectorsBitmaps_countAsFarAsTheyAreTouched() {
    NativeTracking.Reading reading = new NativeTracking.Reading(90, 7, 50);
    assertThat(reading.touched(11)).isEqualTo(51);
    assertThat(reading.touched(-1)).isEqualTo(90);
    assertThat(NativeTracking.Reading.NONE.touched(11)).isEqualTo(-1);
  }

  @Test
  void trackingThatIsOff_isUnknown() {
    assertThat(NativeTracking.parse("Native memory tracking is not enabled"))
        .isEqualTo(NativeTracking.Reading.NONE);
    assertThat(NativeTracking.parse("")).isEqualTo(NativeTracking.Reading.NONE);
  }

  private static String text(String file) throws IOException {
    try (InputStream in = NativeTrackingTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
