package io.unclosed.agent.sample.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.sample.FakeRoot;
import io.unclosed.agent.sample.proc.ProcLines;
import io.unclosed.agent.sample.proc.SystemRoot;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupMemoryTest {
  private static final String V2_MOUNT =
      "29 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n";
  private static final String V2_STAT = "anon 5000\nfile 4000\nactive_file 1\ninactive_file 300\n";

  @TempDir Path folder;

  private FakeRoot root;

  @Test
  void containerWithItsOwnNamespace_readsTheMountsTop() {
    v2("/");
    group("", "1073741824", "2000", V2_STAT);
    assertLimitAndUsed(1L << 30, 1700);
  }

  @Test
  void limitOnAnAncestor_countsWithTheUseOfThatLevel() {
    v2("/system.slice/orders.service");
    group("/system.slice/orders.service", "max", "2000", V2_STAT);
    group("/system.slice", "4096000", "9000", "inactive_file 1000\n");
    assertLimitAndUsed(4_096_000, 8000);
  }

  @Test
  void smallestOfSeveralLimits_counts() {
    v2("/a/b");
    group("/a/b", "5000000", "2000", V2_STAT);
    group("/a", "9000000", "3000", V2_STAT);
    assertLimitAndUsed(5_000_000, 1700);
  }

  @Test
  void podOfTheFirstVersion_cutsTheHostsPathAndSeesTheLimitAboveTheMount() {
    String pod = "/kubepods/burstable/pod1/c1";
    root = new FakeRoot(folder);
    root.file("/proc/self/cgroup", "7:pids:" + pod + "\n4:cpu,memory:" + pod + "\n0::/\n");
    root.file(
        "/proc/self/mountinfo",
        V2_MOUNT.replace("/sys/fs/cgroup", "/sys/fs/cgroup/unified")
            + "35 31 0:32 "
            + pod
            + " /sys/fs/cgroup/memory ro - cgroup cgroup rw,cpu,memory\n");
    root.file("/sys/fs/cgroup/memory/memory.limit_in_bytes", "536870912\n");
    root.file("/sys/fs/cgroup/memory/memory.usage_in_bytes", "300000\n");
    root.file(
        "/sys/fs/cgroup/memory/memory.stat",
        "inactive_file 1\nhierarchical_memory_limit 268435456\ntotal_inactive_file 100000\n");
    assertLimitAndUsed(268_435_456, 200_000);
  }

  @Test
  void realHostWithoutLimit_hasNone() {
    CgroupMemory memory = new CgroupMemory(FakeRoot.host(), new ProcLines());
    memory.renewLimit();
    assertThat(memory.limit()).isEqualTo(-1);
    assertThat(memory.used()).isEqualTo(-1);
    assertThat(memory.failure()).isEmpty();
  }

  @Test
  void realHostWhenItGetsALimit_countsFromTheNextRenewal() {
    v2("/");
    group("", "max", "2000", V2_STAT);
    CgroupMemory memory = new CgroupMemory(root.root(), new ProcLines());
    memory.renewLimit();
    assertThat(memory.limit()).isEqualTo(-1);
    group("", "7000", "2000", V2_STAT);
    memory.renewLimit();
    assertThat(memory.limit()).isEqualTo(7000);
  }

  @Test
  void useThatCannotBeRead_isUnknownAndSaysSo() {
    v2("/");
    root.file("/sys/fs/cgroup/memory.max", "7000\n");
    CgroupMemory memory = new CgroupMemory(root.root(), new ProcLines());
    memory.renewLimit();
    assertThat(memory.limit()).isEqualTo(7000);
    assertThat(memory.used()).isEqualTo(-1);
    assertThat(memory.failure()).isNotEmpty();
  }

  @Test
  void noCgroupAtAll_hasNoLimit() {
    CgroupMemory memory = new CgroupMemory(new SystemRoot(folder.toString()), new ProcLines());
    memory.renewLimit();
    assertThat(memory.limit()).isEqualTo(-1);
    assertThat(memory.failure()).isEmpty();
  }

  private void v2(String path) {
    root = new FakeRoot(folder);
    root.file("/proc/self/cgroup", "0::" + path + "\n").file("/proc/self/mountinfo", V2_MOUNT);
  }

  private void group(String path, String max, String current, String stat) {
    root.file("/sys/fs/cgroup" + path + "/memory.max", max + "\n");
    root.file("/sys/fs/cgroup" + path + "/memory.current", current + "\n");
    root.file("/sys/fs/cgroup" + path + "/memory.stat", stat);
  }

  private void assertLimitAndUsed(long limit, long used) {
    try (CgroupMemory memory = new CgroupMemory(root.root(), new ProcLines())) {
      memory.renewLimit();
      assertThat(memory.limit()).isEqualTo(limit);
      assertThat(memory.used()).isEqualTo(used);
      assertThat(memory.failure()).isEmpty();
    }
  }
}
