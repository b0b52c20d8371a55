package io.unclosed.analysis.forecast;

import io.unclosed.analysis.finding.CallSiteActivity;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.SuspectPart;
import io.unclosed.analysis.history.OpenRate;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.Settings;
import io.unclosed.analysis.input.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each call site holds and how fast that grows, in the terms of the limits.
 *
 * <p>Bounded: at most {@link #BOUND} call sites that hold something are followed.
 */
final class ActivityTracker implements LimitForecasts.Causes {
  private static final int BOUND = 2000;

  /** How many are told. */
  private static final int TOLD = 20;

  /** How many causes of a limit are told. */
  private static final int CAUSES = 5;

  private final Settings settings;

  /** Bound: {@link #BOUND}; who holds nothing any more falls out. */
  private final Map<String, Site> followed = new HashMap<>();

  /** Those that hold something, followed or not. */
  private final List<Site> sites = new ArrayList<>();

  ActivityTracker(Settings settings) {
    this.settings = settings;
  }

  /** Takes a snapshot in. */
  void next(Snapshot snapshot, List<LimitUse> uses) {
    sites.clear();
    for (CallSiteStats f : snapshot.frames()) {
      if (!f.openedBy().internal() && f.counts().open() > 0) {
        Site site = site(f);
        site.next(f, snapshot.nanos());
        site.pressure = pressure(f, site.perHour, uses);
        sites.add(site);
      }
    }
    followed.values().removeIf(site -> site.seenNanos != snapshot.nanos());
  }

  private Site site(CallSiteStats f) {
    String key = f.id() + f.kind();
    Site known = followed.get(key);
    if (known != null) {
      return known;
    }
    boolean room = followed.size() < BOUND;
    Site site = new Site(f, room ? new OpenRate(settings.patienceNanos()) : null);
    if (room) {
      followed.put(key, site);
    }
    return site;
  }

  /** The share of what is left of the nearest limit that it takes in an hour. */
  private static double pressure(CallSiteStats f, double perHour, List<LimitUse> uses) {
    if (!(perHour > 0)) {
      return 0;
    }
    double most = Double.MIN_VALUE;
    for (LimitUse use : uses) {
      if (use.headroom() >= 0) {
        most = Math.max(most, perHour * use.each(f) / Math.max(1, use.headroom()));
      }
    }
    return most;
  }

  @Override
  public double perHour(LimitUse use) {
    double sum = 0;
    for (Site s : sites) {
      sum += s.pressure > 0 ? s.perHour * use.each(s.figures) : 0;
    }
    return sum;
  }

  @Override
  public List<String> of(LimitUse use) {
    List<String> ids = new ArrayList<>();
    sites.stream()
        .filter(s -> s.pressure > 0 && use.each(s.figures) > 0)
        .sorted(Comparator.comparingDouble(s -> -s.perHour * use.each(s.figures)))
        .map(s -> s.figures.id())
        .distinct()
        .limit(CAUSES)
        .forEach(ids::add);
    return ids;
  }

  /** The ones that grow most, then the ones that hold most. */
  List<CallSiteActivity> told(Snapshot snapshot, List<LeakSuspect> suspects) {
    return sites.stream()
        .sorted(
            Comparator.<Site>comparingDouble(s -> -s.pressure)
                .thenComparingLong(s -> -s.figures.counts().open()))
        .limit(TOLD)
        .map(
            s ->
                CallSiteActivity.of(
                    s.figures, s.perHour, snapshot.nanos(), suspectOf(s.figures, suspects)))
        .toList();
  }

  private static String suspectOf(CallSiteStats f, List<LeakSuspect> suspects) {
    for (LeakSuspect s : suspects) {
      if (s.id().equals(f.id()) && s.holds(f.kind())) {
        return s.id();
      }
      for (SuspectPart part : s.parts()) {
        if (part.figures().id().equals(f.id()) && part.kind().equals(f.kind())) {
          return s.id();
        }
      }
    }
    return "";
  }

  private static final class Site {
    CallSiteStats figures;
    long seenNanos;
    double perHour = Double.NaN;
    double pressure;

    /** Null where there was no room to follow it. */
    private final @Nullable OpenRate rate;

    Site(CallSiteStats figures, @Nullable OpenRate rate) {
      this.figures = figures;
      this.rate = rate;
    }

    void next(CallSiteStats now, long nowNanos) {
      figures = now;
      seenNanos = nowNanos;
      if (rate != null) {
        rate.push(nowNanos, now.counts().open());
        perHour = rate.perHour();
      }
    }
  }
}
