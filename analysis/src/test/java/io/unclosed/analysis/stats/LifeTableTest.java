package io.unclosed.analysis.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.input.LogHistogram;
import org.junit.jupiter.api.Test;

class LifeTableTest {
  /** Ages of one to two hours. */
  private static final int HOUR = LogHistogram.bucketOf(5_000_000_000_000L);

  private final LifeTable table = new LifeTable();
  private final long[] closed = new long[LogHistogram.BUCKETS];

  LifeTableTest() {
    table.add(0, LogHistogram.empty(), LogHistogram.empty());
  }

  @Test
  void oldOnesThatNobodyCloses_whileYoungerAreClosed_pileUp() {
    passed(HOUR - 2, 400, 250);
    passed(HOUR - 1, 150, 100);
    passed(HOUR, 50, 0);

    assertThat(table.closingEndsFrom(ageOf(HOUR))).isTrue();
  }

  @Test
  void longWorkOfWhichFewHaveEndedAtAnyAge_hasNotCeasedToEnd() {
    passed(HOUR - 2, 332, 5);
    passed(HOUR - 1, 212, 16);
    passed(HOUR, 38, 1);

    assertThat(table.closingEndsFrom(ageOf(HOUR))).isFalse();
  }

  @Test
  void workThatEndsMoreOftenTheOlderItIs_isNone() {
    passed(HOUR - 2, 400, 80);
    passed(HOUR - 1, 320, 100);
    passed(HOUR, 220, 110);

    assertThat(table.closingEndsFrom(ageOf(HOUR))).isFalse();
  }

  @Test
  void fewOldOnes_proveNothing() {
    passed(HOUR - 1, 400, 300);
    passed(HOUR, 20, 0);

    assertThat(table.closingEndsFrom(ageOf(HOUR))).isFalse();
  }

  /** So many lived through a doubling of their age, and so many were closed in it. */
  private void passed(int bucket, int lived, int ended) {
    LogHistogram.Builder ages = new LogHistogram.Builder();
    ages.add(ageOf(bucket), lived);
    closed[bucket] += ended;
    table.add(LogHistogram.lowerNanos(bucket), ages.built(), LogHistogram.of(closed));
  }

  private static long ageOf(int bucket) {
    return LogHistogram.lowerNanos(bucket);
  }
}
