package io.unclosed.analysis.finding;

import io.unclosed.analysis.input.CallSiteStats;

/**
 * What a call site holds, and how fast that grows: a fact, not a suspicion.
 *
 * <p>{@code opened = open + closed + collectedUnclosed}, unless opens were sampled.
 *
 * @param id the call site's, 16 hex digits; that of a suspect when it is one
 * @param kind the kind's word
 * @param site the blamed frame as {@link StackTraceElement} prints it
 * @param open resources open now
 * @param opened ever
 * @param closed by the program
 * @param collectedUnclosed closed by the garbage collector
 * @param perHour growth of the number open; NaN when not known yet
 * @param oldestSeconds age of the oldest open one; 0 when none is open
 * @param nativeBytes native memory that the open ones hold; -1 when none, or not known
 * @param suspectId the suspect that it belongs to; empty when none
 */
public record CallSiteActivity(
    String id,
    String kind,
    String site,
    long open,
    long opened,
    long closed,
    long collectedUnclosed,
    double perHour,
    long oldestSeconds,
    long nativeBytes,
    String suspectId) {

  /** What a call site does, as of a snapshot. */
  public static CallSiteActivity of(
      CallSiteStats site, double perHour, long nowNanos, String suspectId) {
    return new CallSiteActivity(
        site.id(),
        site.kind(),
        site.site(),
        site.counts().open(),
        site.counts().opened(),
        Math.max(0, site.counts().closed() - site.counts().collected()),
        site.counts().collected(),
        perHour,
        site.oldestNanos(nowNanos) / 1_000_000_000L,
        site.held().bytes() > 0 ? site.held().bytes() : -1,
        suspectId);
  }
}
