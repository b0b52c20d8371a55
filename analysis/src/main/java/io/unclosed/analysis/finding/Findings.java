package io.unclosed.analysis.finding;

import io.unclosed.analysis.input.Snapshot;
import java.util.List;
import java.util.Map;

/**
 * What analysis makes of one snapshot and all before it: the only thing that exporters read.
 *
 * @param snapshot what it was made from
 * @param suspects by severity, then time to exhaustion, then live; worst first; dismissed ones left
 *     out
 * @param dismissed suspects that the user dismissed or ignores
 * @param changes since the findings before, in the order they happened
 * @param trends by quantity: {@code fds}, {@code rss}, {@code anonymous}, {@code threads}, {@code
 *     sockets} …
 * @param recommendations worst first
 * @param checks every rule, in the order of the list of rules
 * @param limits every limit that is known: reached and foreseen ones first, soonest first, then the
 *     growing, the unknown and the steady ones
 * @param callSites the call sites that grow most and that hold most, at most 20: by their growth in
 *     terms of the nearest limit, then by the number open. Empty only while the program holds
 *     nothing
 * @param pending one sentence on what is not known yet and when it will be; empty when all is
 *     judged
 */
public record Findings(
    Snapshot snapshot,
    List<LeakSuspect> suspects,
    List<LeakSuspect> dismissed,
    List<SuspectChange> changes,
    Map<String, QuantityTrend> trends,
    List<TuningAdvice> recommendations,
    List<TuningCheck> checks,
    List<LimitForecast> limits,
    List<CallSiteActivity> callSites,
    String pending) {

  /** Of a process of which neither limits nor call sites are known. */
  public Findings(
      Snapshot snapshot,
      List<LeakSuspect> suspects,
      List<LeakSuspect> dismissed,
      List<SuspectChange> changes,
      Map<String, QuantityTrend> trends,
      List<TuningAdvice> recommendations,
      List<TuningCheck> checks) {
    this(
        snapshot,
        suspects,
        dismissed,
        changes,
        trends,
        recommendations,
        checks,
        List.of(),
        List.of(),
        "");
  }

  /** The forecast of a limit, or one of which nothing is known. */
  public LimitForecast limit(String name) {
    for (LimitForecast forecast : limits) {
      if (forecast.limit().equals(name)) {
        return forecast;
      }
    }
    return new LimitForecast(
        name,
        name.equals(LimitForecast.MEMORY) ? "bytes" : name,
        -1,
        -1,
        LimitForecast.Outlook.UNKNOWN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        -1,
        -1,
        List.of());
  }
}
