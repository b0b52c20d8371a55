package io.unclosed.analysis.bench;

import io.unclosed.analysis.bench.fresh.FreshFamily;
import io.unclosed.analysis.bench.fresh.FreshHealthy;
import io.unclosed.analysis.bench.fresh.FreshLeaks;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The table of the families that nobody tuned on. */
final class FreshTable {
  private FreshTable() {}

  static void print(int runs, long seed) {
    System.out.println("\n### Healthy\n");
    System.out.println("| family | source | runs | suspect | only POSSIBLE | LIKELY | WARNING |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (FreshFamily family : FreshHealthy.all()) {
      List<Verdict> verdicts = Play.counts(family.story(), runs, seed);
      row(
          family,
          runs,
          count(verdicts, v -> v.suspect),
          count(verdicts, v -> v.likely < 0 ? v.suspect : -1),
          count(verdicts, v -> v.likely),
          count(verdicts, v -> v.warning));
      verdicts.stream()
          .filter(v -> !v.words.isEmpty())
          .limit(2)
          .forEach(v -> System.err.println(family.story().name() + ": " + v.words));
    }
    System.out.println("\n### Leaks\n");
    System.out.println(
        "| family | source | runs | found | only POSSIBLE | LIKELY | WARNING"
            + " | median to suspect | to LIKELY |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    for (FreshFamily family : FreshLeaks.all()) {
      List<Verdict> verdicts = Play.counts(family.story(), runs, seed);
      row(
          family,
          runs,
          count(verdicts, v -> v.suspect),
          count(verdicts, v -> v.likely < 0 ? v.suspect : -1),
          count(verdicts, v -> v.likely),
          count(verdicts, v -> v.warning),
          median(verdicts, v -> v.suspect),
          median(verdicts, v -> v.likely));
    }
  }

  private static void row(FreshFamily family, Object... cells) {
    StringBuilder row = new StringBuilder("| " + family.story().name() + " | " + family.source());
    for (Object cell : cells) {
      row.append(" | ").append(cell);
    }
    System.out.println(row + " |");
  }

  private static long count(List<Verdict> verdicts, ToDoubleFunction<Verdict> hours) {
    return verdicts.stream().mapToDouble(hours).filter(h -> h >= 0).count();
  }

  /** Of those where it came; empty when it never did. */
  private static String median(List<Verdict> verdicts, ToDoubleFunction<Verdict> hours) {
    double[] came = verdicts.stream().mapToDouble(hours).filter(h -> h >= 0).sorted().toArray();
    if (came.length == 0) {
      return "";
    }
    double median = came[came.length / 2];
    return median < 1
        ? String.format(Locale.ROOT, "%.1f min", median * 60)
        : String.format(Locale.ROOT, "%.1f h", median);
  }
}
