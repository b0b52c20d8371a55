package io.unclosed.agent.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.outlet.jmx.MadeUpFindings;
import io.unclosed.analysis.ThreadFigures;
import io.unclosed.analysis.ThreadLimit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExhaustionWatchTest {
  private static final ThreadLimit MAPPINGS =
      new ThreadLimit("vm.max_map_count", "memory mappings", 65_530, 65_530, false, 2);
  private static final ThreadLimit CGROUP =
      new ThreadLimit("pids.max", "all threads of the cgroup", 61, 61, false, 1);
  private static final ThreadLimit FAR =
      new ThreadLimit("kernel.pid_max", "all threads of the machine", 32_768, 800, false, 1);

  @Test
  void failedStart_isToldOnce_withTheLimitAndTheLineThatHasMost() {
    ExhaustionWatch watch = new ExhaustionWatch();
    List<ThreadLimit> limits = List.of(MAPPINGS, CGROUP, FAR);

    assertThat(watch.since(MadeUpFindings.withThreads(new ThreadFigures(11, 1, limits, -1, -1))))
        .containsExactly(
            new Exhaustion("threads", 61, 61, 11, "thread", "com.acme.Pool.start(Pool.java:5)"));
    assertThat(watch.since(MadeUpFindings.withThreads(new ThreadFigures(11, 1, limits, -1, -1))))
        .isEmpty();
    assertThat(watch.since(MadeUpFindings.withThreads(new ThreadFigures(14, 2, limits, -1, -1))))
        .extracting(Exhaustion::failed)
        .containsExactly(3L);
  }

  @Test
  void limitThatIsNoneOfThreads_orNotReached_isUnknown() {
    ThreadFigures figures = new ThreadFigures(1, 1, List.of(MAPPINGS, FAR), -1, -1);

    assertThat(new ExhaustionWatch().since(MadeUpFindings.withThreads(figures)))
        .extracting(Exhaustion::limit)
        .containsExactly(-1L);
  }
}
