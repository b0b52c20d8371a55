package io.unclosed.analysis;

import java.util.List;
import java.util.Map;

/**
 * What analysis makes of one snapshot and all before it: the only thing that outlets read.
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
    List<Suspect> suspects,
    List<Suspect> dismissed,
    List<SuspectChange> changes,
    Map<String, Trend> trends,
    List<Recommendation> recommendations,
    List<RuleCheck> checks) {}
