package io.unclosed.analysis.forecast;

import io.unclosed.analysis.finding.LimitForecast;
import io.unclosed.analysis.finding.LimitForecast.Outlook;
import io.unclosed.analysis.history.TimeWindow;
import io.unclosed.analysis.input.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The forecast of every limit of the process. */
public final class LimitForecasts {
  /** So little is left that opens fail now and then. */
  private static final double FULL = 0.99;

  private static final Comparator<LimitForecast> SOONEST_FIRST =
      Comparator.comparingInt(LimitForecasts::rank)
          .thenComparingLong(f -> f.isForeseen() ? f.soonestSeconds() : Long.MAX_VALUE);

  private final Settings settings;
  private final List<TimeWindow> horizons;

  /** Bound: five, one for each limit. */
  private final Map<String, LimitTrend> trends = new HashMap<>();

  /** Nothing is known of the past. */
  public LimitForecasts(Settings settings) {
    this.settings = settings;
    this.horizons = TimeWindow.ofForecasts(settings.patienceNanos());
  }

  /** Takes in what is used of each limit; the forecasts, soonest first. */
  List<LimitForecast> next(long nowNanos, List<LimitUse> uses, Causes causes, Consequence near) {
    List<LimitForecast> all = new ArrayList<>(uses.size());
    for (LimitUse use : uses) {
      Course course = course(use, nowNanos, causes);
      near.add(use, course, settings.patienceNanos());
      all.add(forecast(use, course, causes.of(use)));
    }
    all.sort(SOONEST_FIRST);
    return all;
  }

  private Course course(LimitUse use, long nowNanos, Causes causes) {
    if (use.used() < 0) {
      return Course.UNKNOWN;
    }
    Course course = ofAll(use, nowNanos);
    // Memory is noisy while a process is young; what its lines take of it is not.
    return course.outlook() == Outlook.UNKNOWN && use.isMemory()
        ? Course.early(causes.perHour(use), use.headroom(), 0)
        : course;
  }

  private Course ofAll(LimitUse use, long nowNanos) {
    return trends
        .computeIfAbsent(
            use.limit(), k -> new LimitTrend(horizons, settings.patienceNanos(), use.isMemory()))
        .next(nowNanos, use.own(), use.max() < 0 ? -1 : use.own() + use.headroom());
  }

  private static LimitForecast forecast(LimitUse use, Course course, List<String> causes) {
    boolean reached = use.max() > 0 && use.used() >= FULL * use.max() && !use.isMemory();
    return new LimitForecast(
        use.limit(),
        use.unit(),
        use.used(),
        use.max(),
        reached ? Outlook.REACHED : course.outlook(),
        course.perHour(),
        course.perHourLow(),
        course.perHourHigh(),
        course.soonestSeconds(),
        course.latestSeconds(),
        causes);
  }

  private static int rank(LimitForecast f) {
    return switch (f.outlook()) {
      case REACHED -> 0;
      case GROWING, EARLY -> f.isForeseen() ? 1 : 2;
      case UNKNOWN -> 3;
      case STEADY -> 4;
    };
  }

  /** Who uses a limit up. */
  interface Causes {
    /** Ids, largest growth first. */
    List<String> of(LimitUse use);

    /** How much more of it all call sites together take in an hour; 0 when not known. */
    double perHour(LimitUse use);
  }
}
