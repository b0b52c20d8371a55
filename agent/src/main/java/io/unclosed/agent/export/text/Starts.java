package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.input.ThreadLimit;
import io.unclosed.analysis.input.ThreadStats;
import io.unclosed.analysis.words.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Threads that could not be started, in words: how many, what stopped them, who has most. */
final class Starts {
  /** What failed longer ago than this is the past. */
  private static final long RECENT_SECONDS = 600;

  private static final String THREAD = "thread";

  private Starts() {}

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
   * {@code THREADS HAVE RUN OUT: 11 starts failed, the last 3 s ago; 100 threads now. RLIMIT_NPROC
   * ... Fix 1.}
   */
  static String headline(Reading reading) {
    return (failing(reading) ? "THREADS HAVE RUN OUT: " : "THREADS HAVE RUN OUT BEFORE: ")
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
        + Format.count(snapshot.process().threads(), THREAD)
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
      return "What stopped them cannot be seen from here.";
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
        : "No limit was near, the nearest is "
            + one
            + ": memory for their stacks was short, or a limit that cannot be seen from here.";
  }

  private static String whatToDo(Reading reading) {
    int fix = fix(reading.numbered());
    CallSiteStats most = most(reading.findings().snapshot());
    if (fix > 0) {
      return "Fix " + fix + "; a higher limit only buys time.";
    }
    return most == null
        ? "No line that has many is known."
        : "Most, " + Format.count(most.open()) + ", are from " + most.site() + ".";
  }

  /** The number of the first suspect that holds threads; 0 when there is none. */
  static int fix(List<LeakSuspect> numbered) {
    for (int i = 0; i < numbered.size(); i++) {
      if (numbered.get(i).holds(THREAD)) {
        return i + 1;
      }
    }
    return 0;
  }

  private static @Nullable CallSiteStats most(Snapshot snapshot) {
    CallSiteStats most = null;
    for (CallSiteStats frame : snapshot.frames()) {
      boolean counts = frame.kind().equals(THREAD) && !frame.internal() && frame.open() > 0;
      if (counts && (most == null || frame.open() > most.open())) {
        most = frame;
      }
    }
    return most;
  }
}
