package io.unclosed.agent.query;

/**
 * What one blamed frame holds now that it did not hold at the baseline.
 *
 * @param id the frame's
 * @param kind the kind's word
 * @param site the blamed frame
 * @param then open at the baseline
 * @param now open now
 * @param fresh open now and opened after the baseline
 */
public record CallSiteGrowth(
    String id, String kind, String site, long then, long now, long fresh) {}
