package io.unclosed.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InertTest {
  @Test
  void whatATerminalWouldObey_isAnEscape() {
    assertThat(Inert.line("a\u001b[2J\u0007\r\n\u009b\u202eb"))
        .isEqualTo("a\\u001b[2J\\u0007\\u000d\\u000a\\u009b\\u202eb");
  }

  @Test
  void lettersOfAnyAlphabet_stay() {
    assertThat(Inert.line("w\u00f6rker-\u4e2d")).isEqualTo("w\u00f6rker-\u4e2d");
  }

  @Test
  void severalLines_keepTheirBreaks() {
    assertThat(Inert.lines("a\nb\u001b")).isEqualTo("a\nb\\u001b");
  }
}
