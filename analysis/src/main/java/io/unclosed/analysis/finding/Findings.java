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
 */
public record Findings(
    Snapshot snapshot,
    List<LeakSuspect> suspects,
    List<LeakSuspect> dismissed,
    List<SuspectChange> changes,
    Map<String, QuantityTrend> trends,
    List<TuningAdvice> recommendations,
    List<TuningCheck> checks) {}
