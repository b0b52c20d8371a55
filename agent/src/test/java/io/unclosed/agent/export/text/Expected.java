package io.unclosed.agent.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Whole texts kept beside the tests. */
final class Expected {
  private Expected() {}

  /** Compares a text with the resource of that name. */
  static void equal(String actual, String resource) throws IOException {
    try (InputStream in = Expected.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      assertThat(actual).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** What every text for people promises. */
  static void plainLines(String text) {
    assertThat(text).endsWith("\n");
    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(150));
    assertThat(text.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 127));
  }
}
