package io.unclosed.agent.ledger.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.ledger.Together;
import io.unclosed.agent.ledger.slot.SlotWord;
import java.util.LongSummaryStatistics;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSamplerTest {
  private static final long SECOND = 1_000_000_000L;

  private final StackTable sites = new StackTable(() -> {});
  private final StackSampler budgeted = new StackSampler(sites, false);
  private final StackSampler exact = new StackSampler(sites, true);
  @TempDir java.nio.file.Path folder;

  private static int site(long taken) {
    return (int) taken;
  }

  private static long weight(long taken) {
    return taken >>> 32;
  }

  private static long takeDeep(StackSampler stackSampler, long now, int deeper) {
    return deeper > 0 ? takeDeep(stackSampler, now, deeper - 1) : stackSampler.take(now, 1, 0);
  }

  @Test
  void onePlace_isOneSite_anotherKindOrPlaceAnother() {
    int[] here = new int[3];
    for (int i = 0; i < 3; i++) {
      here[i] = site(budgeted.take(SECOND, 1, i == 2 ? 4 : 0));
    }
    int there = site(budgeted.take(SECOND, 1, 0));

    assertThat(here[0]).isEqualTo(here[1]).isGreaterThan(StackTable.BEFORE_ATTACH);
    assertThat(here[2]).isNotIn(here[0], there);
    assertThat(there).isNotEqualTo(here[0]);
  }

  @Test
  void fiveThousandASecond_areAllCaptured_howeverDeep() {
    for (int deeper : new int[] {5, 40, 300}) {
      for (int i = 0; i < 20_000; i++) {
        assertThat(weight(takeDeep(budgeted, SECOND * deeper + i * 200_000L, deeper))).isOne();
      }
    }
    assertThat(budgeted.skipped()).isZero();
  }

  @Test
  void shortBurst_isCapturedToo() {
    for (int i = 0; i < 150; i++) {
      assertThat(weight(takeDeep(budgeted, SECOND + i, 40))).isOne();
    }
  }

  @Test
  void tightLoop_isSampled_andTheWeightsAddUp() {
    long opens = 600_000;
    long captured = 0;
    long sum = 0;
    for (long i = 0; i < opens; i++) {
      long taken = takeDeep(budgeted, SECOND + i * 3_333, 40);
      captured += taken == StackSampler.NOT_SAMPLED ? 0 : 1;
      sum += weight(taken);
    }

    assertThat(captured).isBetween(8_000L, 24_000L);
    assertThat(budgeted.skipped()).isEqualTo(opens - captured);
    assertThat(opens - sum).as("only those after the last capture").isBetween(0L, 100L);
  }

  @Test
  void fixedOrderOfOpens_isSampledFairly() {
    long[] weights = new long[7];
    for (int i = 0; i < 700_000; i++) {
      weights[i % 7] += weight(takeDeep(budgeted, SECOND + i * 3_000L, 40));
    }

    for (long weight : weights) {
      assertThat(weight).isBetween(85_000L, 115_000L);
    }
  }

  @Test
  void siteThatIsClosed_leavesTheWeightToTheNextOpen() {
    long now = SECOND;
    long opens = 0;
    long sum = 0;
    for (int i = 0; i < 300_000; i++) {
      now += 3_333;
      opens++;
      sum += weight(takeDeep(budgeted, now, 40));
      if (i % 10 == 0) {
        budgeted.place(now, 1, 64);
      }
    }

    assertThat(opens - sum).isBetween(0L, 100L);
  }

  @Test
  void quietAfterAFlood_isCapturedAgain() {
    for (int i = 0; i < 2_000; i++) {
      takeDeep(budgeted, SECOND + i, 40);
    }

    assertThat(weight(budgeted.take(2 * SECOND, 1, 0))).isGreaterThan(1);
    assertThat(weight(budgeted.take(2 * SECOND + 1, 1, 0))).isOne();
  }

  @Test
  void weight_neverExceedsWhatASlotCanHold_andNothingIsLost() {
    takeDeep(budgeted, SECOND, 40);
    long floods = 0;
    while (budgeted.skipped() < 3 * SlotWord.MAX_WEIGHT) {
      takeDeep(budgeted, SECOND, 40);
      floods++;
    }
    long sum = 0;
    long captured = 0;
    for (int i = 1; i <= 10; i++) {
      long weight = weight(budgeted.take(SECOND * (1 + i), 1, 0));
      assertThat(weight).isLessThanOrEqualTo(SlotWord.MAX_WEIGHT);
      sum += weight;
      captured++;
    }

    assertThat(floods).isPositive();
    assertThat(sum).isEqualTo(captured + 3L * SlotWord.MAX_WEIGHT);
  }

  @Test
  void exact_capturesEveryOpenOfManyThreads() throws Exception {
    AtomicLong sum = new AtomicLong();
    Together.run(
        8,
        me -> {
          for (int i = 0; i < 20_000; i++) {
            long taken = exact.take(SECOND + i, 64L * me, 0);
            if (weight(taken) == 1 && site(taken) > StackTable.BEFORE_ATTACH) {
              sum.incrementAndGet();
            }
          }
        });

    assertThat(sum.get()).isEqualTo(160_000);
    assertThat(exact.skipped()).isZero();
  }

  /** Two slow threads that happen to share a stripe must not cost each other their stacks. */
  @Test
  void threadsOfOneStripe_withinTheAllowance_areAllCaptured() throws Exception {
    int each = 100_000;
    AtomicLong sampled = new AtomicLong();
    AtomicLong now = new AtomicLong(SECOND);
    Together.run(
        2,
        me -> {
          for (int i = 0; i < each; i++) {
            sampled.addAndGet(weight(budgeted.take(now.addAndGet(300_000), 65L * me, 0)));
          }
        });

    // A thread that the system takes off its core comes back into the past of the other.
    assertThat(budgeted.skipped()).isLessThan(each / 100);
    assertThat(sampled.get()).isGreaterThan(2L * each * 99 / 100);
  }

  @Test
  void tooNearTheEndOfTheStack_losesNoStripe() throws Exception {
    for (int i = 0; i < 30_000; i++) {
      budgeted.take(SECOND + i, i, 0);
    }
    for (int round = 0; round < 1_000; round++) {
      int stack = 180_000 + 97 * round;
      Thread thread = new Thread(null, () -> exhaust(0), "deep", stack);
      thread.start();
      thread.join();
    }

    for (int stripe = 0; stripe < 64; stripe++) {
      assertThat(weight(budgeted.take(9 * SECOND, stripe, 0))).as("stripe " + stripe).isPositive();
    }
  }

  private void exhaust(int level) {
    try {
      exhaust(level + 1);
    } catch (StackOverflowError e) {
      // Deeper and deeper again: somewhere on the way up there is room for some of it only.
    }
    try {
      budgeted.take(SECOND + level, level, 0);
    } catch (StackOverflowError e) {
      // As the ledger does.
    }
  }

  /** What Flight Recorder counts, and Mission Control shows as exceptions of the program. */
  @Test
  void capturing_constructsNoThrowable() throws Exception {
    Throwable[] last = new Throwable[1];
    long control =
        constructedWhile(
            () -> {
              for (int i = 0; i < 5_000; i++) {
                last[0] = new Throwable();
              }
            });
    long[] taken = new long[1];
    long constructed =
        constructedWhile(
            () -> {
              for (int i = 0; i < 19_000; i++) {
                taken[0] += weight(exact.take(SECOND + i, 1, 0));
              }
            });

    assertThat(taken[0]).isEqualTo(19_000);
    assertThat(control).isGreaterThanOrEqualTo(5_000);
    assertThat(constructed).isLessThan(500);
  }

  private long constructedWhile(Runnable work) throws Exception {
    java.nio.file.Path file = folder.resolve(System.nanoTime() + ".jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ExceptionStatistics").with("period", "everyChunk");
      recording.start();
      work.run();
      recording.stop();
      recording.dump(file);
    }
    LongSummaryStatistics counts =
        RecordingFile.readAllEvents(file).stream()
            .mapToLong(event -> event.getLong("throwables"))
            .summaryStatistics();
    assertThat(counts.getCount()).isGreaterThanOrEqualTo(2);
    return counts.getMax() - counts.getMin();
  }

  @Test
  void captured_keepsNoStackInTheStripe_andGivesItsRawStackToTheSite() {
    StackStats site = sites.at(site(budgeted.take(SECOND, 1, 0)));

    assertThat(site.backtrace).isNotNull();
    assertThat(site.depth).isPositive();
  }
}
