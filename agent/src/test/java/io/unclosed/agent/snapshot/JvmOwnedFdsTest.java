package io.unclosed.agent.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JvmOwnedFdsTest {
  private final JvmOwnedFds targets = new JvmOwnedFds("/opt/jdk", "/opt/unclosed-agent.jar", 17);

  @Test
  void filesOfTheJvm_areItsOwn() {
    assertThat(targets.contains("/opt/jdk/lib/modules")).isTrue();
    assertThat(targets.contains("/dev/urandom")).isTrue();
    assertThat(targets.contains("/tmp/hsperfdata_app/17")).isTrue();
    assertThat(targets.contains("/tmp/.java_pid17")).isTrue();
  }

  @Test
  void chunkOfARecording_isTheJvms_andARecordingThatTheProgramReadsIsNot() {
    String chunk = "/2026_11_21_20_23_51.jfr";
    assertThat(targets.contains("/tmp/2026_11_21_20_23_51_17" + chunk)).isTrue();
    assertThat(targets.contains("/tmp/2026_11_21_20_23_51_18" + chunk)).isFalse();
    assertThat(targets.contains("/srv/recordings" + chunk)).isFalse();
    assertThat(targets.contains("/srv/recordings/of_17" + chunk)).isFalse();
    assertThat(targets.contains("/_17" + chunk)).isFalse();
  }

  @Test
  void filesOfTheProgram_areNot() {
    assertThat(targets.contains("/srv/data/a.db")).isFalse();
    assertThat(targets.contains("/home/jdk/x")).isFalse();
    assertThat(new JvmOwnedFds("", "", 17).contains("/srv/data/a.db")).isFalse();
  }

  @Test
  void onlyOneUnnamedSocket_isTakenForTheJvmsMarker() {
    assertThat(targets.contains("unix, unnamed")).isTrue();
    assertThat(targets.contains("unix, unnamed")).isFalse();
  }
}
