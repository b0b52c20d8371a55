package io.unclosed.agent.export;

/**
 * Opens, connects or starts of threads have failed because nothing was left.
 *
 * @param what {@code descriptors}, {@code ports} or {@code threads}
 * @param limit how many there may be; -1 when unknown
 * @param used how many there are
 * @param failed how many failed since the findings before
 * @param topKind the kind of which one blamed frame holds most; empty when none is known
 * @param topSite that blamed frame
 */
public record LimitReached(
    String what, long limit, long used, long failed, String topKind, String topSite) {}
