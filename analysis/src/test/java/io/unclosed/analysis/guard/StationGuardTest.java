package io.unclosed.analysis.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StationGuardTest {
  private final List<Throwable> errors = new ArrayList<>();
  private final StationGuard guard = new StationGuard(errors::add);

  private String failing(Throwable failure) {
    return guard.call("sampler sockets", () -> thrown(failure), "unknown");
  }

  private static <T> T thrown(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  @Test
  void stationThatFails_isCounted_andTheCallerGetsTheSubstitute() {
    assertThat(failing(new IllegalStateException("made up"))).isEqualTo("unknown");

    assertThat(errors).hasSize(1);
    assertThat(guard.switchedOff()).isEmpty();
    assertThat(guard.call("sampler sockets", () -> "known", "unknown")).isEqualTo("known");
  }

  @Test
  void fiveFailuresInARow_switchItOff_andNameIt() {
    for (int i = 0; i < 5; i++) {
      failing(new IllegalStateException("made up"));
    }
    AtomicInteger called = new AtomicInteger();
    guard.run("sampler sockets", called::incrementAndGet);
    guard.run("sampler kernel", called::incrementAndGet);

    assertThat(called).hasValue(1);
    assertThat(errors).hasSize(5);
    assertThat(guard.switchedOff())
        .containsExactly(
            "sampler sockets is switched off after 5 failures in a row"
                + " (java.lang.IllegalStateException)");
  }

  @Test
  void failuresWithWorkDoneBetweenThem_switchNothingOff() {
    for (int i = 0; i < 37; i++) {
      failing(new LinkageError("made up"));
      guard.run("sampler sockets", () -> {});
    }

    assertThat(errors).hasSize(37);
    assertThat(guard.switchedOff()).isEmpty();
  }

  @Test
  void wantOfMemory_isCounted_butSwitchesNothingOff() {
    for (int i = 0; i < 37; i++) {
      failing(new OutOfMemoryError("made up"));
    }

    assertThat(errors).hasSize(37);
    assertThat(guard.switchedOff()).isEmpty();
  }
}
