package io.unclosed.analysis;

import static io.unclosed.analysis.MadeUpFrame.HOUR;
import static io.unclosed.analysis.MadeUpFrame.MINUTE;
import static io.unclosed.analysis.MadeUpFrame.SECOND;
import static io.unclosed.analysis.MadeUpFrame.about;
import static io.unclosed.analysis.MadeUpFrame.forgettingOneIn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * How soon leaks are found and how often healthy programs are accused, over forty made-up histories
 * each: the figures of docs/evidence/GROWING.md. No test; run its {@code main}, about a minute.
 */
final class DetectionStudy {
  private static final int RUNS = 40;
  private static final long FOR_EVER = Long.MAX_VALUE;

  private DetectionStudy() {}

  public static void main(String[] args) {
    leaks();
    healthy();
  }

  private static void leaks() {
    for (double perHour : new double[] {100, 25, 5}) {
      study(
          perHour + " an hour, never closed",
          72,
          id -> new MadeUpFrame(id, "file").opens(perHour / 3600).living(r -> FOR_EVER));
    }
    study(
        "one in 1,000 of 10 a second",
        6,
        id ->
            new MadeUpFrame(id, "socket")
                .opens(10)
                .living(forgettingOneIn(1000, about(SECOND / 5))));
    study(
        "one in 500 of 0.1 to 4 a second, by the time of day",
        24,
        id ->
            new MadeUpFrame(id, "socket")
                .opens(h -> 2 + 1.9 * Math.sin(h * Math.PI / 12))
                .living(forgettingOneIn(500, about(SECOND / 5))));
    study(
        "one in 20 of 120 an hour that last ten minutes",
        72,
        id ->
            new MadeUpFrame(id, "socket")
                .opens(1 / 30.0)
                .living(forgettingOneIn(20, about(10 * MINUTE))));
  }

  private static void healthy() {
    for (long minutes : new long[] {1, 5, 20, 60, 300}) {
      study(
          "72 sessions an hour of " + minutes + " minutes",
          48,
          id -> new MadeUpFrame(id, "socket").opens(0.02).living(about(minutes * MINUTE)));
    }
    for (long minutes : new long[] {5, 60}) {
      study(
          "18 to 700 sessions an hour by the time of day, of " + minutes + " minutes",
          72,
          id ->
              new MadeUpFrame(id, "socket")
                  .opens(h -> 0.1 + 0.095 * Math.sin(h * Math.PI / 12))
                  .living(about(minutes * MINUTE)));
    }
    study("pool of 20, each renewed after half an hour", 48, DetectionStudy::pool);
    study("a batch of 100 each hour", 48, DetectionStudy::batches);
  }

  private static MadeUpFrame pool(String id) {
    MadeUpFrame frame = new MadeUpFrame(id, "socket");
    Random random = new Random(id.hashCode());
    for (int i = 0; i < 20; i++) {
      long at = (long) (random.nextDouble() * 2 * MINUTE);
      while (at < 48 * HOUR) {
        long life = (long) ((28 + 2 * random.nextDouble()) * MINUTE);
        frame.batch(1, at, at + 1, life);
        at += life + 1;
      }
    }
    return frame;
  }

  private static MadeUpFrame batches(String id) {
    MadeUpFrame frame = new MadeUpFrame(id, "file");
    for (int i = 0; i < 48; i++) {
      frame.batch(100, i * HOUR, i * HOUR + 5 * MINUTE, 6 * MINUTE);
    }
    return frame;
  }

  private static void study(String name, int hours, Function<String, MadeUpFrame> story) {
    List<Double> raised = new ArrayList<>();
    List<Double> warned = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      MadeUp process = new MadeUp(story.apply("S" + run * 7919));
      boolean isRaised = false;
      while (process.now < hours * HOUR && process.worst == Severity.INFO) {
        boolean suspect = !process.next().suspects().isEmpty();
        if (suspect && !isRaised) {
          isRaised = true;
          raised.add((double) process.now / HOUR);
        }
      }
      if (process.worst != Severity.INFO) {
        warned.add((double) process.now / HOUR);
      }
    }
    System.out.println(name + ": raised " + line(raised) + ", warned " + line(warned));
  }

  /** How many, and after how many hours: a tenth, half, nine tenths of them. */
  private static String line(List<Double> hours) {
    Collections.sort(hours);
    int n = hours.size();
    return n == 0
        ? "0"
        : String.format(
            "%d at h %.1f/%.1f/%.1f",
            n, hours.get(n / 10), hours.get(n / 2), hours.get(n * 9 / 10));
  }
}
