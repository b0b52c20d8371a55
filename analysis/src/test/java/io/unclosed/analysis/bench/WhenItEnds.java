package io.unclosed.analysis.bench;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.SnapshotFixture;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LimitForecast;
import io.unclosed.analysis.finding.LimitForecast.Outlook;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How many forecasts come true: processes run into a limit, and are asked at forty moments on the
 * way when that will be. Run by {@code benchmarks/how-sure ... limits}.
 */
final class WhenItEnds {
  /** Questions on the way to the limit, evenly spread. */
  private static final int ASKED = 40;

  private WhenItEnds() {}

  /** What was answered on the way. */
  static final class Score {
    int asked;
    int told;
    int held;
    int tooEarly;
    int tooLate;
    int early;
    int earlyHeld;
    int unbounded;
    final List<Double> widths = new ArrayList<>();

    void add(Score other) {
      asked += other.asked;
      told += other.told;
      held += other.held;
      tooEarly += other.tooEarly;
      tooLate += other.tooLate;
      early += other.early;
      earlyHeld += other.earlyHeld;
      unbounded += other.unbounded;
      widths.addAll(other.widths);
    }

    /** Of the established windows, and of the early estimates, which hold the moment. */
    double share() {
      return told + early == 0 ? 1 : (double) (held + earlyHeld) / (told + early);
    }
  }

  static Score play(CountStory story, int runs, long seed) {
    Score sum = new Score();
    IntStream.range(0, runs)
        .parallel()
        .mapToObj(run -> play(story, seed + run))
        .toList()
        .forEach(sum::add);
    return sum;
  }

  private static Score play(CountStory story, long seed) {
    SnapshotFixture process = new SnapshotFixture(story.settings());
    process.softLimit = 1024L << new Random(seed).nextInt(2);
    Random random = new Random(story.name().hashCode() + 7919 * seed);
    story.scene().set(process, "S" + seed * 104729, random);
    List<LimitForecast> said = new ArrayList<>();
    List<Long> when = new ArrayList<>();
    while (process.now < story.hours() * CallSiteFixture.HOUR) {
      Findings findings = process.next();
      LimitForecast forecast = findings.limit("descriptors");
      if (forecast.used() >= forecast.max()) {
        return score(said, when, process.now);
      }
      said.add(forecast);
      when.add(process.now);
    }
    return new Score();
  }

  private static Score score(List<LimitForecast> said, List<Long> when, long endNanos) {
    Score score = new Score();
    for (int i = 0; i < ASKED; i++) {
      int at = (int) ((i + 0.5) * said.size() / ASKED);
      judge(score, said.get(at), (endNanos - when.get(at)) / 1e9);
    }
    return score;
  }

  private static void judge(Score score, LimitForecast f, double seconds) {
    score.asked++;
    if (!f.isForeseen()) {
      return;
    }
    // What is seen at a look may have happened since the one before.
    boolean notBefore = f.soonestSeconds() <= seconds;
    boolean notAfter = f.latestSeconds() < 0 || f.latestSeconds() >= seconds - 30;
    boolean holds = notBefore && notAfter;
    if (f.outlook() == Outlook.EARLY) {
      score.early++;
      score.earlyHeld += holds ? 1 : 0;
      return;
    }
    score.told++;
    score.held += holds ? 1 : 0;
    score.tooLate += notBefore ? 0 : 1;
    score.tooEarly += notAfter ? 0 : 1;
    score.unbounded += f.latestSeconds() < 0 ? 1 : 0;
    if (f.latestSeconds() >= 0) {
      score.widths.add((f.latestSeconds() - f.soonestSeconds()) / seconds);
    }
  }

  static void print(int runs, long seed) {
    System.out.println("\n## Forecasts that come true\n");
    System.out.println(
        "| process | established windows, of all asked | hold the moment | too soon, too late |"
            + " no latest moment | width, of the time left | early estimates that hold it |");
    System.out.println("|---|---|---|---|---|---|---|");
    Score all = new Score();
    for (CountStory story : LimitStories.all()) {
      Score s = play(story, runs, seed);
      row(story.name(), s);
      all.add(s);
    }
    row("all", all);
  }

  private static void row(String name, Score s) {
    Collections.sort(s.widths);
    double width = s.widths.isEmpty() ? Double.NaN : s.widths.get(s.widths.size() / 2);
    System.out.println(
        String.format(
            Locale.ROOT,
            "| %s | %d of %d | %d (%d%%) | %d, %d | %d | %.0f%% | %d of %d |",
            name,
            s.told,
            s.asked,
            s.held,
            s.told == 0 ? 0 : 100 * s.held / s.told,
            s.tooEarly,
            s.tooLate,
            s.unbounded,
            100 * width,
            s.earlyHeld,
            s.early));
  }
}
