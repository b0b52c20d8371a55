package io.unclosed.agent.ledger.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.ledger.Together;
import io.unclosed.analysis.input.LogHistogram;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StackStatsTest {
  private final StackStats site = new StackStats(9, 0, null, 0, 0);

  @Test
  void additionsByManyThreads_areNotLost() throws Exception {
    Together.run(
        4,
        me -> {
          for (int i = 0; i < 50_000; i++) {
            site.opened(3);
            site.closed(2, i, 1_000_000, me == 0);
          }
        });

    long[] lifetimes = new long[LogHistogram.BUCKETS];
    site.addLifetimesTo(lifetimes);
    assertThat(site.opened()).isEqualTo(600_000);
    assertThat(site.closed()).isEqualTo(400_000);
    assertThat(site.collected()).isEqualTo(100_000);
    assertThat(Arrays.stream(lifetimes).sum()).isEqualTo(300_000);
  }

  @Test
  void siteThatStandsForSkippedOpens_saysSo() {
    site.opened(1);
    assertThat(site.sampled).isFalse();
    site.opened(2);
    assertThat(site.sampled).isTrue();
  }

  @Test
  void closers_areAtMostThreeAndDistinct() {
    for (int closer : new int[] {11, 11, 12, 11, 13, 14}) {
      site.addCloser(closer);
    }

    assertThat(new int[] {site.closer(0), site.closer(1), site.closer(2)})
        .containsExactly(11, 12, 13);
    site.closed(1, 1, 1, false);
    assertThat(site.wantsCloser()).isFalse();
  }

  @Test
  void closer_isWantedOfTheFirstAndThenOfOneInAThousand() {
    int wanted = 0;
    for (int i = 1; i <= 3_000; i++) {
      site.closed(1, i, 1, false);
      wanted += site.wantsCloser() ? 1 : 0;
    }

    assertThat(wanted).isEqualTo(4);
  }

  @Test
  void recordedOpens_areBoundedByTheMinute() {
    int recorded = 0;
    for (long second = 0; second < 180; second++) {
      for (int i = 0; i < 10; i++) {
        recorded += site.mayRecord(second * 1_000_000_000L, 5) ? 1 : 0;
      }
    }

    assertThat(recorded).isEqualTo(15);
  }
}
