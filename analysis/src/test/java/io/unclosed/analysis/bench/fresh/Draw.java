package io.unclosed.analysis.bench.fresh;

import static io.unclosed.analysis.CallSiteFixture.HOUR;

import io.unclosed.analysis.CallSiteFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Draws moments, durations and loads. Times are hours since the start of the process. */
final class Draw {
  static final double FOR_EVER = Double.POSITIVE_INFINITY;
  static final double SECOND = 1 / 3600.0;
  static final double MINUTE = 1 / 60.0;

  private Draw() {}

  /** Each order of magnitude between the two is as likely as any other. */
  static double between(Random r, double low, double high) {
    return low * Math.exp(r.nextDouble() * Math.log(high / low));
  }

  static int count(Random r, int low, int high) {
    return (int) Math.round(between(r, low, high));
  }

  static boolean chance(Random r, double probability) {
    return r.nextDouble() < probability;
  }

  static double exponential(Random r, double mean) {
    return -mean * Math.log(1 - r.nextDouble());
  }

  static double logNormal(Random r, double median, double sigma) {
    return median * Math.exp(sigma * r.nextGaussian());
  }

  /** One resource that is opened at a moment and lives for so long. */
  static void open(CallSiteFixture site, double at, double life) {
    long from = (long) (at * HOUR);
    site.batch(1, from, from + 1, life == FOR_EVER ? Long.MAX_VALUE : nanos(life));
  }

  static long nanos(double hours) {
    return Math.max(1_000_000, (long) (hours * HOUR));
  }

  /** Moments of a Poisson process with so many an hour. */
  static List<Double> moments(Random r, double perHour, double from, double to) {
    return moments(r, perHour, t -> 1, from, to);
  }

  /** The same, thinned by a load between 0 and 1. */
  static List<Double> moments(
      Random r, double perHour, DoubleUnaryOperator load, double from, double to) {
    List<Double> moments = new ArrayList<>();
    for (double t = from + exponential(r, 1 / perHour); t < to; t += exponential(r, 1 / perHour)) {
      if (chance(r, load.applyAsDouble(t))) {
        moments.add(t);
      }
    }
    return moments;
  }

  /** A day's load between {@code night} and 1, from any time of the day on. */
  static DoubleUnaryOperator day(Random r, double night) {
    double start = 24 * r.nextDouble();
    return t -> night + (1 - night) * (1 - Math.cos((t + start) * Math.PI / 12)) / 2;
  }

  /** Files of a store that merges so many of one size into one of the next, as LSM trees do. */
  static final class Tiers {
    private final CallSiteFixture site;
    private final Random random;
    private final double flush;
    private final int fanIn;
    private final double skippedCloses;
    private final List<List<Double>> tiers = new ArrayList<>();

    /**
     * A store without files.
     *
     * @param flush hours between two new files
     * @param skippedCloses the probability that a merged file is not closed
     */
    Tiers(CallSiteFixture site, Random random, double flush, int fanIn, double skippedCloses) {
      this.site = site;
      this.random = random;
      this.flush = flush;
      this.fanIn = fanIn;
      this.skippedCloses = skippedCloses;
    }

    void write(DoubleUnaryOperator load, double until) {
      double mergeShare = between(random, 0.05, 0.3);
      for (double t : moments(random, 1 / flush, load, 0, until)) {
        add(0, t, mergeShare);
      }
      tiers.forEach(tier -> tier.forEach(born -> open(site, born, FOR_EVER)));
    }

    private void add(int level, double at, double mergeShare) {
      while (tiers.size() <= level) {
        tiers.add(new ArrayList<>());
      }
      List<Double> tier = tiers.get(level);
      tier.add(at);
      if (tier.size() < fanIn) {
        return;
      }
      double end = at + mergeShare * flush * Math.pow(fanIn, level + 1.0);
      for (double born : tier) {
        open(site, born, chance(random, skippedCloses) ? FOR_EVER : end - born);
      }
      tier.clear();
      add(level + 1, end, mergeShare);
    }
  }
}
