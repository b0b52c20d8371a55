package io.unclosed.analysis.bench;

import static io.unclosed.analysis.CallSiteFixture.MINUTE;
import static io.unclosed.analysis.CallSiteFixture.SECOND;
import static io.unclosed.analysis.CallSiteFixture.about;
import static io.unclosed.analysis.CallSiteFixture.forgettingOneIn;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.SnapshotFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Processes that run into a limit. */
final class LimitStories {
  private static final long FOR_EVER = Long.MAX_VALUE;

  private LimitStories() {}

  static List<CountStory> all() {
    List<CountStory> all = new ArrayList<>();
    all.add(story("even, never closed", LimitStories::even));
    all.add(story("selectors, two descriptors each", LimitStories::selectors));
    all.add(story("one in so many, by chance", LimitStories::byChance));
    all.add(story("two to five lines at their own rates", LimitStories::several));
    all.add(story("a job that loses many each 5 to 30 min", LimitStories::jobs));
    all.add(story("incidents at any time that lose many", LimitStories::incidents));
    all.add(story("start-up and a pool, then a slow leak", LimitStories::startUpFirst));
    all.add(story("ramp-up of load over 5 min to 2 h", LimitStories::rampUp));
    all.add(story("hours of calm, then a leak", LimitStories::calmFirst));
    all.add(story("faster and faster", LimitStories::faster));
    all.add(story("by the time of day, to a fifth at night", LimitStories::byDay));
    all.add(story("even, under load that swings by the hour", LimitStories::underLoad));
    return all;
  }

  private static CountStory story(String name, CountStory.Scene scene) {
    return new CountStory(name, 240, HealthyCounts.USUAL, 0, scene);
  }

  private static double between(Random r, double low, double high) {
    return low * Math.exp(r.nextDouble() * Math.log(high / low));
  }

  /** Descriptors an hour that use the limit up within so many hours. */
  private static double perSecond(SnapshotFixture p, double hours) {
    return p.softLimit / hours / 3600;
  }

  private static CallSiteFixture leak(String seed, String kind, double perSecond) {
    return new CallSiteFixture(seed, kind).opens(perSecond).living(x -> FOR_EVER);
  }

  private static void healthy(SnapshotFixture p, String seed, Random r) {
    p.add(
        new CallSiteFixture(seed + "h", "socket")
            .opens(between(r, 0.1, 3))
            .living(about((long) (between(r, 0.1, 10) * SECOND))));
  }

  private static void even(SnapshotFixture p, String seed, Random r) {
    healthy(p, seed, r);
    p.add(leak(seed, "file", perSecond(p, between(r, 0.5, 24))));
  }

  private static void selectors(SnapshotFixture p, String seed, Random r) {
    healthy(p, seed, r);
    p.add(leak(seed, "selector", perSecond(p, between(r, 0.5, 24)) / 2));
  }

  private static void byChance(SnapshotFixture p, String seed, Random r) {
    double rate = perSecond(p, between(r, 2, 24));
    int n = (int) Math.min(500, Math.max(3, between(r, 0.5, 5) / rate));
    p.add(
        new CallSiteFixture(seed, "socket")
            .opens(rate * n)
            .living(forgettingOneIn(n, about((long) (between(r, 0.1, 10) * SECOND)))));
  }

  private static void several(SnapshotFixture p, String seed, Random r) {
    healthy(p, seed, r);
    int lines = 2 + r.nextInt(4);
    double hours = between(r, 1, 24);
    for (int i = 0; i < lines; i++) {
      double rate = perSecond(p, hours * lines / between(r, 0.3, 2));
      double begins = r.nextDouble() * hours / 10;
      p.add(
          new CallSiteFixture(seed + i, i % 2 == 0 ? "file" : "socket")
              .opens(h -> h < begins ? 0 : rate)
              .living(x -> FOR_EVER));
    }
  }

  private static void jobs(SnapshotFixture p, String seed, Random r) {
    healthy(p, seed, r);
    long each = (long) (between(r, 5, 30) * MINUTE);
    int times = (int) between(r, 10, 60);
    int loses = (int) (p.softLimit / times);
    CallSiteFixture job = new CallSiteFixture(seed, "file");
    for (int i = 1; i <= 2 * times; i++) {
      int n = (int) (loses * (0.7 + 0.6 * r.nextDouble()));
      job.batch(n, i * each, i * each + MINUTE, FOR_EVER);
    }
    p.add(job);
  }

  private static void incidents(SnapshotFixture p, String seed, Random r) {
    healthy(p, seed, r);
    double mean = between(r, 5, 60) * MINUTE;
    int loses = (int) (p.softLimit / between(r, 10, 60));
    CallSiteFixture line = new CallSiteFixture(seed, "socket");
    double at = 0;
    for (int i = 0; i < 200; i++) {
      at -= Math.log(1 - r.nextDouble()) * mean;
      line.batch((int) (loses * (0.5 + r.nextDouble())), (long) at, (long) at + MINUTE, FOR_EVER);
    }
    p.add(line);
  }

  private static void startUpFirst(SnapshotFixture p, String seed, Random r) {
    healthy(p, seed, r);
    p.add(
        new CallSiteFixture(seed + "s", "file")
            .batch((int) (p.softLimit * between(r, 0.02, 0.2)), 0, 2 * MINUTE, FOR_EVER));
    p.add(
        new CallSiteFixture(seed + "p", "socket")
            .batch((int) between(r, 20, 200), MINUTE, 11 * MINUTE, FOR_EVER));
    p.add(leak(seed, "file", perSecond(p, between(r, 6, 48))));
  }

  private static void rampUp(SnapshotFixture p, String seed, Random r) {
    healthy(p, seed, r);
    double rate = perSecond(p, between(r, 2, 24));
    double ramp = between(r, 5, 120) / 60;
    p.add(
        new CallSiteFixture(seed, "file")
            .opens(h -> rate * Math.min(1, h / ramp))
            .living(x -> FOR_EVER));
  }

  private static void calmFirst(SnapshotFixture p, String seed, Random r) {
    healthy(p, seed, r);
    double rate = perSecond(p, between(r, 1, 12));
    double begins = between(r, 2, 24);
    p.add(
        new CallSiteFixture(seed, "file").opens(h -> h < begins ? 0 : rate).living(x -> FOR_EVER));
  }

  private static void faster(SnapshotFixture p, String seed, Random r) {
    healthy(p, seed, r);
    double hours = between(r, 3, 24);
    double rate = perSecond(p, hours);
    boolean doubles = r.nextBoolean();
    p.add(
        new CallSiteFixture(seed, "file")
            .opens(h -> doubles ? rate * Math.exp(3 * h / hours) / 6 : rate * 2 * (h / hours))
            .living(x -> FOR_EVER));
  }

  private static void byDay(SnapshotFixture p, String seed, Random r) {
    healthy(p, seed, r);
    double rate = perSecond(p, between(r, 6, 96));
    double phase = 24 * r.nextDouble();
    p.add(
        new CallSiteFixture(seed, "socket")
            .opens(h -> rate * (1.5 + Math.sin((h + phase) * Math.PI / 12)) / 1.5)
            .living(x -> FOR_EVER));
  }

  private static void underLoad(SnapshotFixture p, String seed, Random r) {
    double most = p.softLimit * between(r, 0.05, 0.3);
    long life = (long) (between(r, 5, 60) * SECOND);
    double each = between(r, 0.5, 3);
    p.add(
        new CallSiteFixture(seed + "h", "socket")
            .opens(h -> most / (life / SECOND) * (1 + Math.sin(h * 2 * Math.PI / each)) / 2)
            .living(about(life)));
    p.add(leak(seed, "file", perSecond(p, between(r, 2, 24))));
  }
}
