package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.input.ThreadLimit;
import io.unclosed.analysis.input.ThreadStats;
import io.unclosed.analysis.kind.Kind;
import io.unclosed.analysis.words.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Threads that could not be started: how many, which limit stopped them, who holds most. */
final class ThreadStartsSection {
  /** What failed longer ago than this is the past. */
  private static final long RECENT_SECONDS = 600;

  private ThreadStartsSection() {}

  /** Whether any has failed. */
  static boolean failed(Reading reading) {
    return threads(reading).failedStarts() > 0;
  }

  /** Whether any has failed lately. */
  static boolean failing(Reading reading) {
    return failed(reading) && secondsAgo(reading) < RECENT_SECONDS;
  }

  private static ThreadStats threads(Reading reading) {
    return reading.findings().snapshot().threads();
  }

  /**
   * {@code Threads ran out: 11 starts failed, the last 3 s ago; 100 threads now. Fix number 1;
   * raising the limit only buys time.}
   */
  static String headline(Reading reading) {
    return (failing(reading) ? "Threads ran out: " : "Threads ran out earlier: ")
        + standing(reading)
        + ". "
        + whatToDo(reading);
  }

  /** {@code 11 starts failed, the last 3 s ago; 100 threads now}. */
  static String standing(Reading reading) {
    Snapshot snapshot = reading.findings().snapshot();
    long ago = secondsAgo(reading);
    return Format.count(snapshot.threads().failedStarts(), "start")
        + " failed, the last "
        + (ago == 0 ? "just now" : Format.seconds(ago) + " ago")
        + "; "
        + Kind.THREAD.nouns().count(snapshot.process().threads())
        + " now";
  }

  private static long secondsAgo(Reading reading) {
    long nanos = reading.findings().snapshot().nanos() - threads(reading).lastFailedNanos();
    return Math.max(0, nanos / 1_000_000_000L);
  }

  /** What stopped the last one, as far as it was seen. */
  static String limit(Reading reading) {
    List<ThreadLimit> limits = threads(reading).limits();
    if (limits.isEmpty()) {
      return "The limit that stopped them is not visible from here.";
    }
    ThreadLimit nearest = limits.get(0);
    String one =
        nearest.name()
            + " "
            + Format.amount(nearest.limit(), nearest.bytes())
            + " ("
            + nearest.counts()
            + "; at least "
            + Format.amount(nearest.used(), nearest.bytes())
            + " in use then)";
    return nearest.isReached()
        ? "Stopped by " + one + "."
        : "No visible limit was near; the nearest is "
            + one
            + ". Either memory for their stacks was short, or the limit is not visible from here.";
  }

  private static String whatToDo(Reading reading) {
    int fix = fix(reading.numbered());
    CallSiteStats most = most(reading.findings().snapshot());
    if (fix > 0) {
      return "Fix number " + fix + "; raising the limit only buys time.";
    }
    return most == null
        ? "No single call site holds many threads."
        : "Most, " + Format.count(most.counts().open()) + ", were started at " + most.site() + ".";
  }

  /** The number of the first suspect that holds threads; 0 when there is none. */
  static int fix(List<LeakSuspect> numbered) {
    for (int i = 0; i < numbered.size(); i++) {
      if (numbered.get(i).holds(Kind.THREAD.id())) {
        return i + 1;
      }
    }
    return 0;
  }

  private static @Nullable CallSiteStats most(Snapshot snapshot) {
    CallSiteStats most = null;
    for (CallSiteStats frame : snapshot.frames()) {
      boolean counts =
          Kind.THREAD.is(frame.kind()) && !frame.openedBy().internal() && frame.counts().open() > 0;
      if (counts && (most == null || frame.counts().open() > most.counts().open())) {
        most = frame;
      }
    }
    return most;
  }
}
