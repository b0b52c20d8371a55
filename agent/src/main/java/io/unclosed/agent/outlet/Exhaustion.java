package io.unclosed.agent.outlet;

/**
 * Opens have failed because nothing was left to open.
 *
 * @param what {@code descriptors} or {@code ports}
 * @param limit how many there may be; -1 when unknown
 * @param used how many there are
 * @param failed opens that failed since the findings before
 * @param topKind the kind of which one blamed frame holds most; empty when none is known
 * @param topSite that blamed frame
 */
public record Exhaustion(
    String what, long limit, long used, long failed, String topKind, String topSite) {}
