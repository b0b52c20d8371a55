package io.unclosed.analysis.tuning;

import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.TuningAdvice;
import io.unclosed.analysis.finding.TuningCheck;
import io.unclosed.analysis.guard.StationGuard;
import io.unclosed.analysis.input.KernelFacts;
import io.unclosed.analysis.input.Settings;
import io.unclosed.analysis.input.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs the rules, and remembers for them what they need from one check to the next. */
public final class Tuning {
  /** Not the kernel's: opens of ours that found no local port. */
  static final String CONNECT_FAILURES = "unclosed.ConnectFailures";

  private static final Comparator<TuningAdvice> WORST_FIRST =
      (a, b) -> b.severity().compareTo(a.severity());

  private final Settings settings;
  private final StationGuard guard;
  private final CounterWindows counters;
  private long peakFds;

  /** Bound: the number of rules. */
  private Set<String> advised = Set.of();

  /** Nothing is known of the past. */
  public Tuning(Settings settings, StationGuard guard) {
    this.settings = settings;
    this.guard = guard;
    this.counters = new CounterWindows(settings.patienceNanos());
  }

  /**
   * How each rule came out.
   *
   * @param suspects all of them, worst first
   */
  public Advice next(Snapshot snapshot, List<LeakSuspect> suspects) {
    KernelFacts kernel = snapshot.kernel();
    Map<String, Long> counted = new HashMap<>(kernel.counters());
    counted.put(CONNECT_FAILURES, kernel.connectFailures());
    counters.add(snapshot.nanos(), counted);
    long fds = Math.max(snapshot.descriptors().kernel(), snapshot.process().fds());
    peakFds = Math.max(peakFds, fds);
    TuningContext tuningContext =
        new TuningContext(snapshot, settings, suspects, counters, peakFds, advised);
    List<TuningCheck> checks = new ArrayList<>(TuningRules.ALL.size());
    List<TuningAdvice> advice = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (TuningRule rule : TuningRules.ALL) {
      Outcome outcome =
          guard.call(
              "rule ".concat(rule.id()),
              () -> rule.check(tuningContext),
              Outcome.unknown(rule.id(), "internal error"));
      checks.add(outcome.check());
      if (outcome.advice() != null) {
        advice.add(outcome.advice());
        ids.add(rule.id());
      }
    }
    advised = ids;
    advice.sort(WORST_FIRST);
    return new Advice(List.copyOf(advice), List.copyOf(checks));
  }

  /**
   * What came out.
   *
   * @param recommendations worst first
   * @param checks in the order of the rules
   */
  public record Advice(List<TuningAdvice> recommendations, List<TuningCheck> checks) {}
}
