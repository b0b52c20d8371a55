package io.unclosed.agent.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.sample.detail.FdDetails;
import io.unclosed.agent.sample.proc.Sampler;
import io.unclosed.agent.sample.proc.SystemRoot;
import io.unclosed.analysis.input.ProcessSample;
import io.unclosed.analysis.input.SocketTable;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SamplersTest {
  @TempDir Path folder;

  @Test
  void systemWithoutProc_isNotSupportedAndNothingThrows() {
    try (Samplers samplers = Samplers.of(new SystemRoot(folder.toString()))) {
      samplers.warmUp(0, NoFault.allowed());
      FakeSockets held = new FakeSockets().open(3, 7);
      assertThat(samplers.process().sample(0)).isEqualTo(ProcessSample.UNKNOWN);
      assertThat(samplers.sockets(0, held)).isEqualTo(SocketTable.UNKNOWN);
      assertThat(samplers.kernel().sample(0, 5).counters()).isEmpty();
      assertThat(samplers.kernel().sample(0, 5).connectFailures()).isEqualTo(5);
      assertThat(samplers.descriptors().count()).isEqualTo(-1);
      assertThat(samplers.details().of(3)).containsExactly(FdDetails.Detail.NONE);
      assertThat(samplers.environment().kubernetes()).isFalse();
      assertThat(samplers.degraded())
          .hasSize(1)
          .first()
          .asString()
          .startsWith("not supported on this system: ");
    }
  }

  @Test
  void ids_areDifferent() {
    try (Samplers samplers = Samplers.of(new SystemRoot(folder.toString()))) {
      assertThat(samplers.all()).extracting(Sampler::id).doesNotHaveDuplicates().hasSize(9);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void warm_holdsWhatItReadsAndClosedGivesItBack() {
    try (Samplers samplers = Samplers.ofThisProcess(0, null)) {
      int before = held(samplers);
      samplers.warmUp(0, NoFault.allowed());
      assertThat(held(samplers) - before).isBetween(11, 14);
      samplers.close();
      // Not more than before: the collector may close what another test left open.
      assertThat(held(samplers)).isLessThanOrEqualTo(before);
    }
  }

  /**
   * Descriptors that point into /proc or a cgroup; the tests' JVM has no other reason for those.
   */
  private static int held(Samplers samplers) {
    int held = 0;
    for (int fd : samplers.descriptors().list()) {
      String target = samplers.links().target(fd);
      held += target.startsWith("/proc/") || target.startsWith("/sys/fs/cgroup/") ? 1 : 0;
    }
    return held;
  }
}
