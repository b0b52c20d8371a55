package io.unclosed.agent.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.input.ThreadLimit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadLimitsTest {
  private static final String LIMITS =
      """
      Limit                     Soft Limit           Hard Limit           Units
      Max processes             211                  4096                 processes
      Max open files            1024                 4096                 files
      Max address space         unlimited            unlimited            bytes
      """;

  @TempDir Path folder;

  @Test
  void userWhoIsBound_isNearestToItsOwnLimit() {
    List<ThreadLimit> limits = read(machine().file("/proc/self/status", capabilities("00000000")));

    assertThat(limits.get(0))
        .isEqualTo(new ThreadLimit("RLIMIT_NPROC", "all threads of the user", 211, 205, false, 1));
    assertThat(limits.get(0).isReached()).isTrue();
    assertThat(limits)
        .extracting(ThreadLimit::name)
        .containsExactlyInAnyOrder(
            "RLIMIT_NPROC", "pids.max", "kernel.threads-max", "kernel.pid_max", "vm.max_map_count");
  }

  @Test
  void whoMayOverrideIt_isNotBoundByIt() {
    List<ThreadLimit> limits = read(machine().file("/proc/self/status", capabilities("01000000")));

    assertThat(limits).extracting(ThreadLimit::name).doesNotContain("RLIMIT_NPROC");
    assertThat(limits.get(0))
        .isEqualTo(new ThreadLimit("pids.max", "all threads of the cgroup", 300, 250, false, 1));
    assertThat(limits.get(0).isReached()).isFalse();
  }

  @Test
  void nothingToRead_isNoLimit() {
    assertThat(read(new FakeRoot(folder))).isEmpty();
  }

  private List<ThreadLimit> read(FakeRoot root) {
    return new ThreadLimits(root.root()).read(205, 1 << 30);
  }

  private static String capabilities(String low) {
    return "Name:\tjava\nCapEff:\t000001ff" + low + "\n";
  }

  /** The process is two levels down; only the upper one has a limit. */
  private FakeRoot machine() {
    return new FakeRoot(folder)
        .file("/proc/self/limits", LIMITS)
        .file("/proc/self/cgroup", "0::/shop/orders\n")
        .file("/proc/self/mountinfo", "30 1 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n")
        .file("/sys/fs/cgroup/shop/orders/pids.max", "max\n")
        .file("/sys/fs/cgroup/shop/orders/pids.current", "205\n")
        .file("/sys/fs/cgroup/shop/pids.max", "300\n")
        .file("/sys/fs/cgroup/shop/pids.current", "250\n")
        .file("/proc/loadavg", "0.20 0.18 0.12 1/640 11206\n")
        .file("/proc/sys/kernel/threads-max", "192731\n")
        .file("/proc/sys/kernel/pid_max", "32768\n")
        .file("/proc/sys/vm/max_map_count", "65530\n")
        .file("/proc/self/maps", "00-01 r--p 0 0:0 0 [heap]\n01-02 r--p 0 0:0 0 [stack]\n");
  }
}
