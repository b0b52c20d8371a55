package io.unclosed.agent.export.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.finding.Severity;
import org.junit.jupiter.api.Test;

class LogEventTest {
  @Test
  void severity_decidesTheLevel() {
    assertThat(LogEvent.of(Severity.CRITICAL, "x").level()).isEqualTo(LogLevel.ERROR);
    assertThat(LogEvent.of(Severity.WARNING, "x").level()).isEqualTo(LogLevel.WARN);
    assertThat(LogEvent.of(Severity.INFO, "x").level()).isEqualTo(LogLevel.INFO);
  }

  @Test
  void message_hasNoPrefixInAnyLine() {
    LogEvent event = LogEvent.plain(LogLevel.WARN, "unclosed: a\nunclosed:   b\nat c");

    assertThat(event.message()).isEqualTo("a\n  b\nat c");
  }
}
