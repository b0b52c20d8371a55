package io.unclosed.analysis.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How often healthy programs are accused, and how soon leaks are found: the tables of
 * docs/how-sure.md. Run by {@code benchmarks/how-sure}; what it takes is told there.
 */
public final class HowSure {
  private final int runs;
  private final long seed;
  private final String which;

  private HowSure(int runs, long seed, String which) {
    this.runs = runs;
    this.seed = seed;
    this.which = which;
  }

  /**
   * Prints the tables.
   *
   * @param args how many histories of each story, the first seed, and which tables ({@code
   *     healthy}, {@code memory}, {@code leaks} or {@code fresh}) or else a part of a story's name
   */
  public static void main(String[] args) {
    int runs = args.length > 0 ? Integer.parseInt(args[0]) : 20;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    String which = args.length > 2 ? args[2] : "";
    new HowSure(runs, seed, which).print();
  }

  private void print() {
    if (which.equals("fresh")) {
      FreshTable.print(runs, seed);
      return;
    }
    counts("healthy", "Healthy programs", HealthyCounts.all());
    counts("healthy", "Healthy, and like a leak for a while", HealthyCounts.hard());
    memory("memory", "Healthy memory", MemoryCurves.benign());
    memory("memory", "Memory like a leak for a fortnight", MemoryCurves.nasty());
    counts("leaks", "Leaks", LeakingCounts.all());
    memory("leaks", "Leaks of memory", MemoryCurves.leaking());
    if (which.isEmpty() || which.equals("limits")) {
      WhenItEnds.print(runs, seed);
    }
  }

  private void counts(String table, String title, List<CountStory> stories) {
    List<CountStory> wanted = stories.stream().filter(s -> wants(table, s.name())).toList();
    heading(title, wanted.size());
    for (CountStory story : wanted) {
      row(story.name(), Play.counts(story, runs, seed), story.perHour() > 0);
    }
  }

  private void memory(String table, String title, List<MemoryStory> stories) {
    List<MemoryStory> wanted = stories.stream().filter(s -> wants(table, s.name())).toList();
    heading(title, wanted.size());
    for (MemoryStory story : wanted) {
      row(story.name(), Play.memory(story, runs, seed), story.perHour() > 0);
    }
  }

  private boolean wants(String table, String story) {
    return which.isEmpty() || which.equals(table) || (!isTable(which) && story.contains(which));
  }

  private static boolean isTable(String which) {
    return List.of("healthy", "memory", "leaks", "limits").contains(which);
  }

  private static void heading(String title, int stories) {
    if (stories == 0) {
      return;
    }
    System.out.println("\n## " + title + "\n");
    System.out.println("| history | runs | suspect | LIKELY | WARNING | bounds hold |");
    System.out.println("|---|---|---|---|---|---|");
  }

  private static void row(String name, List<Verdict> verdicts, boolean leaks) {
    int found = 0;
    int covered = 0;
    for (Verdict v : verdicts) {
      found += v.likely >= 0 ? 1 : 0;
      covered += v.likely >= 0 && v.covers ? 1 : 0;
    }
    System.out.println(
        "| "
            + name
            + " | "
            + verdicts.size()
            + " | "
            + when(verdicts, v -> v.suspect)
            + " | "
            + when(verdicts, v -> v.likely)
            + " | "
            + when(verdicts, v -> v.warning)
            + " | "
            + (leaks ? covered + " of " + found : "")
            + " |");
    if (!leaks) {
      verdicts.stream()
          .filter(v -> !v.words.isEmpty())
          .limit(2)
          .forEach(v -> System.err.println(name + ": " + v.words));
    }
  }

  /** How many, and after how long: a tenth, half, nine tenths of them. */
  private static String when(List<Verdict> verdicts, ToDoubleFunction<Verdict> of) {
    List<Double> hours = new ArrayList<>();
    for (Verdict v : verdicts) {
      double at = of.applyAsDouble(v);
      if (at >= 0) {
        hours.add(at);
      }
    }
    Collections.sort(hours);
    int n = hours.size();
    if (n == 0) {
      return "0";
    }
    double unit = hours.get(n / 2) < 1 ? 60 : 1;
    return String.format(
        Locale.ROOT,
        "%d: %.1f / %.1f / %.1f %s",
        n,
        hours.get(n / 10) * unit,
        hours.get(n / 2) * unit,
        hours.get(n * 9 / 10) * unit,
        unit == 60 ? "min" : "h");
  }
}
