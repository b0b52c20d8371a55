package io.unclosed.analysis.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ThreadLimitTest {
  private static final ThreadLimit MACHINE =
      new ThreadLimit("kernel.threads-max", "all threads of the machine", 9000, 811, false, 1);
  private static final ThreadLimit SPACE =
      new ThreadLimit("RLIMIT_AS", "address space", 1 << 30, 1 << 29, true, 0);

  @Test
  void mappings_areTwoAThread() {
    ThreadLimit mappings =
        new ThreadLimit("vm.max_map_count", "memory mappings", 6000, 1000, false, 2);

    assertThat(ThreadLimit.leastRoom(List.of(SPACE, MACHINE, mappings))).isEqualTo(2500);
    assertThat(ThreadLimit.leastRoom(List.of(mappings, MACHINE))).isEqualTo(2500);
  }

  @Test
  void limitThatOthersHavePassed_leavesNoRoom() {
    ThreadLimit passed =
        new ThreadLimit("pids.max", "all threads of the cgroup", 99, 101, false, 1);

    assertThat(ThreadLimit.leastRoom(List.of(MACHINE, passed))).isZero();
  }

  @Test
  void addressSpaceAlone_tellsNothingOfThreads() {
    assertThat(ThreadLimit.leastRoom(List.of(SPACE))).isEqualTo(-1);
    assertThat(ThreadLimit.leastRoom(List.of())).isEqualTo(-1);
  }
}
