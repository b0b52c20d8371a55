package io.unclosed.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttachRequestTest {
  private static String[] parts(String arguments) {
    AttachRequest attachRequest = AttachRequest.in(arguments);
    return new String[] {
      attachRequest.file(), String.valueOf(attachRequest.json()), attachRequest.options()
    };
  }

  @Test
  void noErrand_leavesTheOptionsAlone() {
    assertThat(parts("interval=1s,app=com.acme"))
        .containsExactly("", "false", "interval=1s,app=com.acme");
    assertThat(parts(null)).containsExactly("", "false", "");
    assertThat(parts("")).containsExactly("", "false", "");
  }

  @Test
  void report_isSplitFromTheOptions() {
    assertThat(parts("report=/run/a.txt")).containsExactly("/run/a.txt", "false", "");
    assertThat(parts("report-json=/run/a.json,interval=1s"))
        .containsExactly("/run/a.json", "true", "interval=1s");
  }
}
