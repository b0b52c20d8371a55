package io.unclosed.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That the harness runs; in so short a time its figures say nothing about an agent. */
class BudgetsTest {
  private static final RunLength SHORTEST = new RunLength(10, 0, 3, 1, 300, 1, 10);

  @Test
  void everyBudget_givesARow() throws Exception {
    List<Row> rows = new ArrayList<>();
    Budgets budgets = new Budgets(Jdk.running(), StartUp.emptyAgent(), SHORTEST, rows::add);
    budgets.fileStreams();
    budgets.fileChannels();
    budgets.sockets();
    budgets.held();
    budgets.twoThreads();
    budgets.startUp(StartUp.emptyAgent());
    budgets.pod();
    assertThat(rows)
        .extracting(Row::id)
        .containsExactly(
            "P1", "", "P5", "P6", "P6", "P2", "P2", "P3", "P3", "P7", "P7", "P8", "P9", "P9", "P16",
            "P16", "", "", "");
  }

  @Test
  void window_measuresWhatWasDone() throws Exception {
    try (WorkerJvm jvm = WorkerJvm.start(Jdk.running(), Variant.plain(), Work.FILE_STREAM)) {
      Window window = jvm.run(2_000, 2);
      assertThat(window.opens()).isEqualTo(2_000);
      assertThat(window.cpuNanos()).isPositive();
      // A stream, its descriptor and its cleaner: never less than their headers, never a page.
      assertThat(window.bytesPerOpen()).isBetween(100.0, 4_096.0);
    }
  }

  @Test
  void heldStreams_keepHeap() throws Exception {
    try (WorkerJvm jvm = WorkerJvm.start(Jdk.running(), Variant.plain(), Work.FILE_STREAM)) {
      assertThat(jvm.heldBytes(1_000)).isBetween(100_000L, 1_000_000L);
    }
  }

  @Test
  void pod_tellsWhatItsLinesKeep() throws Exception {
    RunLength runLength = new RunLength(10, 0, 3, 1, 300, 1, 10);
    List<Variant> plain = List.of(Variant.plain());
    Pods few = Pods.measured(Jdk.running(), plain, Holding.compiled(7), runLength);
    Pods many = Pods.measured(Jdk.running(), plain, Holding.compiled(1_007), runLength);
    double live = many.of(0, Pod::liveBytes).median();
    // A stream, its descriptor and its cleaner for each of a thousand more, in megabytes.
    assertThat(live - few.of(0, Pod::liveBytes).median()).isBetween(0.1, 1.0);
    assertThat(many.of(0, Pod::residentBytes).median()).isGreaterThan(live);
  }
}
