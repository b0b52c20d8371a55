package io.unclosed.agent.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.input.ThreadLimit;
import io.unclosed.analysis.input.ThreadStats;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadStartsSectionTest {
  private static final long MINUTE = 60_000_000_000L;

  @Test
  void limitThatWasReached_isNamed_first() {
    ReportFixture story =
        failing(new ThreadLimit("pids.max", "all threads of the cgroup", 211, 210, false, 1));

    assertThat(LeakReport.of(story.reading()).lines())
        .anyMatch(
            line ->
                line.endsWith(
                    " Threads ran out: 11 starts failed, the last 3 min ago; 212 threads now."
                        + " No single call site holds many threads."))
        .anyMatch(line -> line.contains("Stopped by pids.max 211 (all threads of the cgroup; at"));
  }

  @Test
  void noLimitNear_isMemory() {
    ReportFixture story = failing(new ThreadLimit("kernel.pid_max", "all", 4_096, 800, false, 1));

    assertThat(ThreadStartsSection.limit(story.reading()))
        .isEqualTo(
            "No visible limit was near; the nearest is kernel.pid_max 4,096 (all; at least 800 in"
                + " use then). Either memory for their stacks was short, or the limit is not"
                + " visible from here.");
  }

  @Test
  void failedLongAgo_isThePast() {
    ReportFixture story = ReportFixture.healthy();
    story.threads = new ThreadStats(1, -30 * MINUTE, List.of(), -1, -1);

    assertThat(ThreadStartsSection.headline(story.reading()))
        .startsWith("Threads ran out earlier: 1 start failed, the last 30 min ago;");
  }

  @Test
  void noneFailed_isNotMentioned() {
    assertThat(LeakReport.of(ReportFixture.healthy().reading()))
        .doesNotContain("ran out", "Threads");
  }

  private static ReportFixture failing(ThreadLimit limit) {
    ReportFixture story = ReportFixture.healthy();
    story.threads = new ThreadStats(11, -3 * MINUTE, List.of(limit), -1, -1);
    return story;
  }
}
