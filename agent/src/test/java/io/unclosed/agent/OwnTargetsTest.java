package io.unclosed.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnTargetsTest {
  private final OwnTargets targets = new OwnTargets("/opt/jdk", "/opt/unclosed-agent.jar");

  @Test
  void filesOfTheJvm_areItsOwn() {
    assertThat(targets.contains("/opt/jdk/lib/modules")).isTrue();
    assertThat(targets.contains("/dev/urandom")).isTrue();
    assertThat(targets.contains("/tmp/hsperfdata_app/17")).isTrue();
    assertThat(targets.contains("/tmp/.java_pid17")).isTrue();
  }

  @Test
  void filesOfTheProgram_areNot() {
    assertThat(targets.contains("/srv/data/a.db")).isFalse();
    assertThat(targets.contains("/home/jdk/x")).isFalse();
    assertThat(new OwnTargets("", "").contains("/srv/data/a.db")).isFalse();
  }

  @Test
  void onlyOneUnnamedSocket_isTakenForTheJvmsMarker() {
    assertThat(targets.contains("unix, unnamed")).isTrue();
    assertThat(targets.contains("unix, unnamed")).isFalse();
  }
}
