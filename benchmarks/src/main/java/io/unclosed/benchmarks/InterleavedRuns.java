package io.unclosed.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The same work in several JVMs by turns: a window here, a window there, so that a busy neighbour
 * disturbs all alike.
 *
 * @param byVariant one list for each variant, in their order; windows of one index ran together
 */
record InterleavedRuns(List<List<Window>> byVariant) {

  static InterleavedRuns taken(
      Jdk jdk, Work work, List<Variant> variants, int threads, RunLength runLength)
      throws IOException {
    List<WorkerJvm> jvms = new ArrayList<>();
    List<List<Window>> windows = new ArrayList<>();
    try {
      for (Variant variant : variants) {
        jvms.add(WorkerJvm.start(jdk, variant, work));
        windows.add(new ArrayList<>());
      }
      long opens = opensPerWindow(jvms.get(0), threads, runLength);
      for (int turn = -runLength.warmUps(); turn < runLength.windows(); turn++) {
        for (int i = 0; i < jvms.size(); i++) {
          // Each goes first as often as the others.
          int who = Math.floorMod(i + turn, jvms.size());
          Window window = jvms.get(who).run(opens, threads);
          if (turn >= 0) {
            windows.get(who).add(window);
          }
        }
      }
    } finally {
      jvms.forEach(WorkerJvm::close);
    }
    return new InterleavedRuns(windows);
  }

  private static long opensPerWindow(WorkerJvm jvm, int threads, RunLength runLength)
      throws IOException {
    long opens = 200;
    while (true) {
      Window trial = jvm.run(opens, threads);
      if (trial.wallNanos() >= runLength.windowMillis() * 500_000L) {
        return opens * runLength.windowMillis() * 1_000_000L / trial.wallNanos();
      }
      opens *= 2;
    }
  }

  /** Of one variant alone. */
  Quartiles of(int variant, ToDoubleFunction<Window> figure) {
    return Quartiles.of(byVariant.get(variant).stream().mapToDouble(figure).toArray());
  }

  /** A variant's figure divided by the first variant's, window by window. */
  Quartiles ratio(int variant, ToDoubleFunction<Window> figure) {
    return compared(variant, figure, (with, without) -> with / without);
  }

  /** A variant's figure less the first variant's, window by window. */
  Quartiles added(int variant, ToDoubleFunction<Window> figure) {
    return compared(variant, figure, (with, without) -> with - without);
  }

  private Quartiles compared(int variant, ToDoubleFunction<Window> figure, Comparison comparison) {
    double[] values = new double[byVariant.get(0).size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          comparison.of(
              figure.applyAsDouble(byVariant.get(variant).get(i)),
              figure.applyAsDouble(byVariant.get(0).get(i)));
    }
    return Quartiles.of(values);
  }

  /** Of one window with and one without. */
  private interface Comparison {
    double of(double with, double without);
  }
}
