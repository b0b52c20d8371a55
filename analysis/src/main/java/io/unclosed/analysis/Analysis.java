package io.unclosed.analysis;

import io.unclosed.analysis.finding.CallSiteActivity;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.LimitForecast;
import io.unclosed.analysis.finding.QuantityTrend;
import io.unclosed.analysis.forecast.Usage;
import io.unclosed.analysis.guard.StationGuard;
import io.unclosed.analysis.input.Settings;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.tuning.Tuning;
import io.unclosed.analysis.verdict.QuantityTrends;
import io.unclosed.analysis.verdict.SubjectTrackers;
import io.unclosed.analysis.verdict.SuspectChanges;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges a process, snapshot after snapshot.
 *
 * <p>It remembers what it needs of the past in bounded memory: floors of counts, never a snapshot
 * but the last. Snapshots come in the order of their time; how often does not matter, since all
 * windows are multiples of patience. A part that fails is left out of the findings and does not
 * stop the others: {@link StationGuard}. Not safe for several threads at once.
 */
public final class Analysis {
  /** Ids that can be dismissed at a time. */
  private static final int DISMISSED_BOUND = 1000;

  /** Ids that a message of refusal lists at most. */
  private static final int LISTED = 20;

  private final Settings settings;
  private final StationGuard guard;
  private final SubjectTrackers subjectTrackers;
  private final SuspectChanges suspectChanges = new SuspectChanges();
  private final QuantityTrends quantityTrends;
  private final Usage usage;
  private final Tuning tuning;

  /** Bound: {@link #DISMISSED_BOUND}; the oldest falls out. */
  private final Set<String> dismissed = new LinkedHashSet<>();

  /** As of the last snapshot, with the dismissed ones. */
  private List<LeakSuspect> all = List.of();

  /** Begins without a past; what fails in it is thrown. */
  public Analysis(Settings settings) {
    this(
        settings,
        new StationGuard(
            failure -> {
              throw new IllegalStateException(failure);
            }));
  }

  /**
   * Begins without a past.
   *
   * @param guard runs its parts: each detector, each rule, the forecasts
   */
  public Analysis(Settings settings, StationGuard guard) {
    this.settings = settings;
    this.guard = guard;
    this.subjectTrackers = new SubjectTrackers(settings, guard);
    this.quantityTrends = new QuantityTrends(settings);
    this.usage = new Usage(settings);
    this.tuning = new Tuning(settings, guard);
  }

  /** Takes the next snapshot in and tells what to make of it and of all before it. */
  public Findings next(Snapshot snapshot) {
    List<LimitForecast> limits = guard.call("forecasts", () -> usage.next(snapshot), List.of());
    all = guard.call("suspects", () -> subjectTrackers.next(snapshot, usage.near()), all);
    List<LeakSuspect> shown = new ArrayList<>();
    List<LeakSuspect> hidden = new ArrayList<>();
    for (LeakSuspect suspect : all) {
      (isDismissed(suspect) ? hidden : shown).add(suspect);
    }
    Map<String, QuantityTrend> where =
        guard.call("trends", () -> quantityTrends.next(snapshot), Map.of());
    Tuning.Advice advice = tuning.next(snapshot, shown);
    List<CallSiteActivity> callSites =
        guard.call("busiest call sites", () -> usage.callSites(snapshot, shown), List.of());
    return new Findings(
        snapshot,
        List.copyOf(shown),
        List.copyOf(hidden),
        suspectChanges.next(shown, dismissed, snapshot),
        where,
        advice.recommendations(),
        advice.checks(),
        limits,
        callSites,
        guard.call("open questions", () -> usage.pending(snapshot, callSites, shown), ""));
  }

  private boolean isDismissed(LeakSuspect suspect) {
    return dismissed.contains(suspect.id())
        || settings.ignore().matching(suspect.id(), suspect.site()) != null;
  }

  /**
   * Takes a suspect off the list, from the next findings on, until it is restored.
   *
   * @throws IllegalArgumentException when there is no such suspect; the message lists those that
   *     exist
   */
  public void dismiss(String id) {
    Set<String> exist = new LinkedHashSet<>();
    for (LeakSuspect suspect : all) {
      if (!isDismissed(suspect)) {
        exist.add(suspect.id());
      }
    }
    require(id, exist, "no suspect has the id ", "current suspects: ");
    if (dismissed.size() >= DISMISSED_BOUND) {
      dismissed.remove(dismissed.iterator().next());
    }
    dismissed.add(id);
  }

  /**
   * Puts a dismissed suspect back, from the next findings on.
   *
   * @throws IllegalArgumentException when it was not dismissed; the message lists those that are
   */
  public void restore(String id) {
    require(id, dismissed, "not a dismissed suspect: ", "dismissed suspects: ");
    dismissed.remove(id);
  }

  /** How many frames are not followed because there are more than are kept. */
  public long framesLeftOut() {
    return subjectTrackers.leftOut();
  }

  private static void require(String id, Set<String> exist, String what, String which) {
    if (exist.contains(id)) {
      return;
    }
    StringBuilder message = new StringBuilder(what).append(id).append("; ").append(which);
    int n = 0;
    for (String each : exist) {
      if (n++ == LISTED) {
        message.append(", ...");
        break;
      }
      message.append(n == 1 ? "" : ", ").append(each);
    }
    throw new IllegalArgumentException(exist.isEmpty() ? message + "none" : message.toString());
  }
}
