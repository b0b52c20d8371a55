package io.unclosed.analysis.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class LogHistogramTest {
  @Test
  void built_countsAsACopyOfAllBuckets() {
    Random random = new Random(5);
    for (int durations = 0; durations < 40; durations++) {
      LogHistogram.Builder builder = new LogHistogram.Builder();
      long[] all = new long[LogHistogram.BUCKETS];
      for (int i = 0; i < durations; i++) {
        long nanos = 1L << random.nextInt(60);
        int count = 1 + random.nextInt(3);
        builder.add(nanos, count);
        all[LogHistogram.bucketOf(nanos)] += count;
      }

      LogHistogram built = builder.built();
      LogHistogram copied = LogHistogram.of(all);
      assertThat(built.count()).isEqualTo(copied.count());
      for (int b = 0; b < LogHistogram.BUCKETS; b++) {
        assertThat(built.count(b)).isEqualTo(all[b]);
        long upper = LogHistogram.upperNanos(b);
        assertThat(built.countAtLeast(upper)).isEqualTo(copied.countAtLeast(upper));
      }
      assertThat(built.quantileNanos(0.99)).isEqualTo(copied.quantileNanos(0.99));
    }
  }

  @Test
  void oneDuration_isInItsBucketAlone() {
    LogHistogram.Builder builder = new LogHistogram.Builder();
    builder.add(7_000_000, 1);

    LogHistogram built = builder.built();
    assertThat(built.count()).isEqualTo(1);
    assertThat(built.count(LogHistogram.bucketOf(7_000_000))).isEqualTo(1);
  }

  @Test
  void sameCounts_areKnown_andOthersAreNot() {
    assertThat(counted(7_000_000, 2).makes(counted(7_100_000, 2).built())).isTrue();
    assertThat(counted(7_000_000, 2).makes(counted(7_000_000, 3).built())).isFalse();
    assertThat(counted(7_000_000, 2).makes(counted(70_000_000, 2).built())).isFalse();
    assertThat(new LogHistogram.Builder().makes(LogHistogram.empty())).isTrue();
    assertThat(new LogHistogram.Builder().makes(counted(1, 1).built())).isFalse();
  }

  private static LogHistogram.Builder counted(long nanos, long count) {
    LogHistogram.Builder builder = new LogHistogram.Builder();
    builder.add(nanos, count);
    return builder;
  }
}
