package io.unclosed.analysis.verdict;

import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * What else a suspect's line opens, in step with it: the threads of a client whose selectors pile
 * up, say, though they alone would not be suspect yet.
 *
 * <p>In step are those of which there are at least two for five of the suspect, and whose number
 * among those of half and of a quarter of its oldest age is in the same proportion, to a half more.
 */
final class CoGrowth {
  private static final double LEAST = 0.4;

  private static final double STEP = 1.5;

  /** Below it a proportion says nothing. */
  private static final int FEWEST = 10;

  private CoGrowth() {}

  /**
   * The frames in step with a suspect.
   *
   * @param suspects all; what is a suspect itself is no companion
   */
  static List<CallSiteStats> of(
      LeakSuspect suspect, List<LeakSuspect> suspects, Snapshot snapshot) {
    CallSiteStats first = suspect.figures();
    if (first == null || suspect.rate().perHour() <= 0 || first.counts().open() < FEWEST) {
      return List.of();
    }
    List<CallSiteStats> companions = new ArrayList<>(0);
    for (CallSiteStats f : snapshot.frames()) {
      if (!f.openedBy().internal()
          && lineOf(f).equals(lineOf(first))
          && !isAmong(f, suspects)
          && inStep(f, first, snapshot.nanos())) {
        companions.add(f);
      }
    }
    return companions;
  }

  /** The line of the application that it belongs to; its own where there is none. */
  static String lineOf(CallSiteStats f) {
    return f.openedBy().owner().isEmpty() ? f.site() : f.openedBy().owner();
  }

  private static boolean isAmong(CallSiteStats f, List<LeakSuspect> suspects) {
    for (LeakSuspect s : suspects) {
      CallSiteStats its = s.figures();
      if (its != null && its.kind().equals(f.kind()) && its.id().equals(f.id())) {
        return true;
      }
    }
    return false;
  }

  private static boolean inStep(CallSiteStats f, CallSiteStats first, long nowNanos) {
    long oldest = first.oldestNanos(nowNanos);
    double all = (double) f.counts().open() / first.counts().open();
    return all >= LEAST && inStep(f, first, all, oldest / 2) && inStep(f, first, all, oldest / 4);
  }

  /** Whether of those of an age there are as many for each as of all. */
  private static boolean inStep(CallSiteStats f, CallSiteStats first, double all, long nanos) {
    double old =
        (double) f.times().ages().countAtLeast(nanos)
            / Math.max(1, first.times().ages().countAtLeast(nanos));
    return old >= all / STEP && old <= all * STEP;
  }
}
