package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.LimitForecast;
import io.unclosed.analysis.finding.LimitForecast.Outlook;
import io.unclosed.analysis.words.Format;

/** One limit of the process in a sentence: how much is used, how it moves, when it is reached. */
final class ForecastSentence {
  private static final long DAY_SECONDS = 86_400;

  /** The names of limits that are asked for. */
  static final String DESCRIPTORS = "descriptors";

  static final String MEMORY = LimitForecast.MEMORY;

  private ForecastSentence() {}

  /**
   * The whole sentence, with its full stop: {@code File descriptors run out between 04:05Z and
   * 04:18Z (in 52 to 65 min): 3,211 of 4,096 open, +912/h.}
   */
  static String of(LimitForecast limit, Reading reading) {
    return switch (limit.outlook()) {
      case REACHED -> subject(limit) + " ran out: " + usage(limit) + rate(limit) + ".";
      case GROWING -> foreseen(limit, reading) + ": " + usage(limit) + rate(limit) + ".";
      case EARLY, STEADY, UNKNOWN -> subject(limit) + ": " + standing(limit) + ".";
    };
  }

  /** Without its subject: {@code 186 of 1,024 open, +9,867/h; at this rate ...}. */
  static String standing(LimitForecast limit) {
    String text = usage(limit) + rate(limit);
    if (limit.outlook() == Outlook.EARLY && limit.soonestSeconds() >= 0) {
      return text + "; at this rate the limit is reached " + in(limit) + " (early estimate)";
    }
    if (limit.outlook() == Outlook.GROWING && limit.soonestSeconds() >= 0) {
      return text + "; the limit is reached " + in(limit);
    }
    return text;
  }

  /** What it is called in a sentence: {@code file descriptors}, {@code memory}. */
  static String noun(String limit) {
    return switch (limit) {
      case DESCRIPTORS -> "file descriptors";
      case "mappings" -> "memory mappings";
      case "ports" -> "local ports";
      default -> limit;
    };
  }

  /** Whether it is reached, or will be within a day at the rate so far. */
  static boolean isNear(LimitForecast limit) {
    return limit.outlook() == Outlook.REACHED
        || (limit.soonestSeconds() >= 0
            && limit.soonestSeconds() < DAY_SECONDS
            && (limit.outlook() == Outlook.EARLY || limit.outlook() == Outlook.GROWING));
  }

  /** {@code 3,211 of 4,096 open}, {@code 2,311 of 4,096 MiB}. */
  static String usage(LimitForecast limit) {
    if (isBytes(limit)) {
      return bytes(limit.used(), limit.max());
    }
    String used = limit.used() < 0 ? "unknown" : Format.count(limit.used());
    String all = limit.max() > 0 ? used + " of " + Format.count(limit.max()) : used;
    String open = limit.limit().equals(DESCRIPTORS) ? " open" : "";
    return all + open + (limit.max() > 0 ? "" : " (limit not known)");
  }

  /** {@code 2,311 of 4,096 MiB}: the unit once where both have the same. */
  static String bytes(long used, long max) {
    String first = used < 0 ? "unknown" : Format.bytes(used);
    if (max <= 0) {
      return first;
    }
    String second = Format.bytes(max);
    int unit = first.indexOf(' ');
    boolean same = unit > 0 && second.endsWith(first.substring(unit));
    return (same ? first.substring(0, unit) : first) + " of " + second;
  }

  /** {@code , +912/h}, {@code , steady} or {@code , growth not known yet}. */
  private static String rate(LimitForecast limit) {
    boolean bytes = isBytes(limit);
    double low = limit.perHourLow();
    double high = limit.perHourHigh();
    return switch (limit.outlook()) {
      case UNKNOWN -> ", growth not known yet";
      case STEADY -> ", steady";
      case REACHED, EARLY ->
          limit.perHour() > 0
              ? ", " + Format.growth(limit.perHour(), limit.perHour(), limit.perHour(), bytes)
              : "";
      case GROWING ->
          ", "
              + (bytes
                  ? Format.growth(limit.perHour(), low, high, true)
                  : Format.growth(limit.perHour(), limit.perHour(), limit.perHour(), false));
    };
  }

  private static String foreseen(LimitForecast limit, Reading reading) {
    if (limit.soonestSeconds() < 0) {
      return subject(limit) + " are being used up, with no limit in sight";
    }
    boolean memory = limit.limit().equals(MEMORY);
    boolean container = reading.findings().snapshot().environment().container();
    String who = memory ? (container ? "The container" : "The machine") : subject(limit);
    String runsOut = memory ? " runs out of memory " : " run out ";
    return who + runsOut + when(limit, reading.nowMillis());
  }

  /** {@code between 04:05Z and 04:18Z (in 52 to 65 min)}. */
  private static String when(LimitForecast limit, long nowMillis) {
    long soonest = limit.soonestSeconds();
    boolean bounded = limit.latestSeconds() >= soonest;
    if (bounded && soonest < 60 && limit.latestSeconds() < 120) {
      return "within " + (limit.latestSeconds() < 60 ? "a minute" : "two minutes");
    }
    String from = UtcTime.near(nowMillis + soonest * 1000, nowMillis);
    if (!bounded) {
      return "at " + from + " at the earliest (in " + Format.seconds(soonest) + ")";
    }
    String to = UtcTime.near(nowMillis + limit.latestSeconds() * 1000, nowMillis);
    return from.equals(to)
        ? "at about " + from + " (" + in(limit) + ")"
        : "between " + from + " and " + to + " (" + in(limit) + ")";
  }

  /**
   * {@code in 52 to 65 min}, {@code in about 5 min}, {@code in about 4 min, 58 s at the earliest}.
   */
  private static String in(LimitForecast limit) {
    long soonest = limit.soonestSeconds();
    long latest = limit.latestSeconds();
    if (latest < soonest) {
      // Of a rate that scatters the latest moment is not bounded; the rate itself still says one.
      long left = (long) ((limit.max() - limit.used()) / limit.perHour() * 3600);
      String about = left > soonest ? "in about " + Format.seconds(left) + ", " : "in ";
      return about + Format.seconds(soonest) + " at the earliest";
    }
    if (latest == soonest) {
      return "in about " + Format.seconds(soonest);
    }
    if (soonest == 0) {
      return "in less than " + Format.seconds(latest);
    }
    return "in " + Format.seconds(soonest, latest);
  }

  private static String subject(LimitForecast limit) {
    return Page.capital(noun(limit.limit()));
  }

  private static boolean isBytes(LimitForecast limit) {
    return limit.unit().equals("bytes");
  }
}
