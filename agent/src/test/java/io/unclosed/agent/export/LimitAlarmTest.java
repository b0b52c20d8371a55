package io.unclosed.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.export.jmx.FindingsFixture;
import io.unclosed.analysis.input.ThreadLimit;
import io.unclosed.analysis.input.ThreadStats;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitAlarmTest {
  private static final ThreadLimit MAPPINGS =
      new ThreadLimit("vm.max_map_count", "memory mappings", 65_530, 65_530, false, 2);
  private static final ThreadLimit CGROUP =
      new ThreadLimit("pids.max", "all threads of the cgroup", 61, 61, false, 1);
  private static final ThreadLimit FAR =
      new ThreadLimit("kernel.pid_max", "all threads of the machine", 32_768, 800, false, 1);

  @Test
  void failedStart_isToldOnce_withTheLimitAndTheLineThatHasMost() {
    LimitAlarm watch = new LimitAlarm();
    List<ThreadLimit> limits = List.of(MAPPINGS, CGROUP, FAR);

    assertThat(watch.since(FindingsFixture.withThreads(new ThreadStats(11, 1, limits, -1, -1))))
        .containsExactly(
            new LimitReached("threads", 61, 61, 11, "thread", "com.acme.Pool.start(Pool.java:5)"));
    assertThat(watch.since(FindingsFixture.withThreads(new ThreadStats(11, 1, limits, -1, -1))))
        .isEmpty();
    assertThat(watch.since(FindingsFixture.withThreads(new ThreadStats(14, 2, limits, -1, -1))))
        .extracting(LimitReached::failed)
        .containsExactly(3L);
  }

  @Test
  void limitThatIsNoneOfThreads_orNotReached_isUnknown() {
    ThreadStats figures = new ThreadStats(1, 1, List.of(MAPPINGS, FAR), -1, -1);

    assertThat(new LimitAlarm().since(FindingsFixture.withThreads(figures)))
        .extracting(LimitReached::limit)
        .containsExactly(-1L);
  }
}
