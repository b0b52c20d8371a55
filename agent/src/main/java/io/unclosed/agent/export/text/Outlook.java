package io.unclosed.agent.export.text;

import io.unclosed.agent.export.OpenDescriptors;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.QuantityTrend;
import io.unclosed.analysis.input.ProcessSample;
import io.unclosed.analysis.input.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A limit of the process and when it is reached.
 *
 * @param what {@code descriptors}, {@code memory}, {@code threads} or {@code mappings of memory}
 * @param used now
 * @param limit must not be reached; -1 when unknown
 * @param bytes whether both are sizes
 * @param trend how it moves; null when that is not known
 * @param perHour the trend's growth, or the suspect's where the trend is not established
 * @param soonest seconds until the limit at the earliest; -1 when not foreseen
 * @param latest at the latest; -1 when not bounded
 * @param fix the number of the suspect to fix first; 0 when none uses this up
 */
record Outlook(
    String what,
    long used,
    long limit,
    boolean bytes,
    @Nullable QuantityTrend trend,
    double perHour,
    long soonest,
    long latest,
    int fix) {

  private static final String DESCRIPTORS = "descriptors";
  private static final String THREADS = "threads";
  private static final String MAPPINGS = "mappings of memory";

  /** Full, or so nearly that opens fail now and then. */
  private static final double FULL = 0.99;

  private static final double TIGHT = 0.8;

  /** Calm is not called steady before that. */
  static final long SETTLED_SECONDS = 600;

  static Outlook descriptors(Reading reading) {
    Snapshot snapshot = reading.findings().snapshot();
    long open = OpenDescriptors.of(snapshot);
    QuantityTrend trend = reading.findings().trends().get("fds");
    return of(DESCRIPTORS, open, snapshot.process().fdSoftLimit(), false, trend, reading);
  }

  static Outlook memory(Reading reading) {
    ProcessSample process = reading.findings().snapshot().process();
    Map<String, QuantityTrend> trends = reading.findings().trends();
    QuantityTrend trend = trends.get("memory");
    trend = trend == null ? trends.get("rss") : trend;
    return of("memory", process.memoryUsed(), process.memoryLimit(), true, trend, reading);
  }

  /** The limits that will be reached or are, soonest first. */
  static List<Outlook> running(Reading reading) {
    List<Outlook> running = new ArrayList<>();
    for (Outlook outlook : all(reading)) {
      if (outlook.soonest >= 0 || outlook.isFull()) {
        int at = 0;
        while (at < running.size() && running.get(at).rank() <= outlook.rank()) {
          at++;
        }
        running.add(at, outlook);
      }
    }
    return running;
  }

  boolean isFull() {
    return !bytes && limit > 0 && used >= FULL * limit;
  }

  /** Little room is left, whether or not it moves. */
  boolean isTight() {
    return limit > 0 && used >= TIGHT * limit;
  }

  private long rank() {
    return isFull() ? -1 : soonest;
  }

  private static List<Outlook> all(Reading reading) {
    List<Outlook> all = new ArrayList<>();
    all.add(descriptors(reading));
    all.add(memory(reading));
    // Where starts fail already, that is said of its own.
    if (!Starts.failing(reading)) {
      addCounted(all, THREADS, "threads", reading);
    }
    addCounted(all, MAPPINGS, "maps", reading);
    return all;
  }

  private static void addCounted(List<Outlook> all, String what, String name, Reading reading) {
    QuantityTrend trend = reading.findings().trends().get(name);
    if (trend != null) {
      all.add(of(what, (long) trend.current(), (long) trend.limit(), false, trend, reading));
    }
  }

  private static Outlook of(
      String what,
      long used,
      long limit,
      boolean bytes,
      @Nullable QuantityTrend known,
      Reading reading) {
    boolean calm = known != null && known.perHour() == 0;
    // "Steady" is a claim, too: not before there was time to see anything else.
    QuantityTrend trend = calm && reading.watchedSeconds() < SETTLED_SECONDS ? null : known;
    long soonest = -1;
    long latest = -1;
    int fix = 0;
    List<LeakSuspect> numbered = reading.numbered();
    for (int i = 0; i < numbered.size(); i++) {
      LeakSuspect suspect = numbered.get(i);
      if (!uses(suspect, what)) {
        continue;
      }
      fix = fix == 0 ? i + 1 : fix;
      // What a suspect foresees of counts is the end of the descriptors, and of nothing else.
      long until = kindOf(what).isEmpty() ? suspect.exhaustsSoonestSeconds() : -1;
      if (until >= 0 && (soonest < 0 || until < soonest)) {
        soonest = until;
        latest = suspect.exhaustsLatestSeconds();
        fix = i + 1;
      }
    }
    if (soonest < 0 && trend != null && trend.exhaustsInSeconds() >= 0) {
      soonest = trend.exhaustsInSeconds();
      latest = latest(trend);
    }
    double perHour = trend == null ? 0 : trend.perHour();
    if (perHour == 0 && fix > 0) {
      perHour = perHour(numbered.get(fix - 1), what);
    }
    return new Outlook(what, used, limit, bytes, trend, perHour, soonest, latest, fix);
  }

  private static double perHour(LeakSuspect suspect, String what) {
    String kind = kindOf(what);
    if (!kind.isEmpty()) {
      return suspect.perHour(kind);
    }
    return what.equals(DESCRIPTORS) ? suspect.descriptorsPerHour() : suspect.perHour();
  }

  /** The kind that takes it up; empty where many do. */
  private static String kindOf(String what) {
    return switch (what) {
      case THREADS -> "thread";
      case MAPPINGS -> "mapped-buffer";
      default -> "";
    };
  }

  private static long latest(QuantityTrend trend) {
    return trend.perHourLow() > 0 && trend.limit() > trend.current()
        ? (long) ((trend.limit() - trend.current()) / trend.perHourLow() * 3600)
        : -1;
  }

  private static boolean uses(LeakSuspect suspect, String what) {
    String kind = kindOf(what);
    if (!kind.isEmpty()) {
      return suspect.holds(kind);
    }
    return what.equals(DESCRIPTORS) ? suspect.takesDescriptors() : suspect.unit().equals("bytes");
  }
}
