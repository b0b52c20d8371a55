package io.unclosed.analysis.input;

/**
 * How many resources a call site opened and what became of them. Resources, not descriptors.
 *
 * @param sampled true when opens came faster than their stacks could be captured: the counts are
 *     scaled estimates
 * @param open now
 * @param opened ever
 * @param closed ever, by the program or the collector
 * @param collected of the closed ones, those that the collector closed
 * @param orphaned of the open ones, those whose object is gone
 * @param failed opens that failed for lack of descriptors
 */
public record OpenCounts(
    boolean sampled,
    long open,
    long opened,
    long closed,
    long collected,
    long orphaned,
    long failed) {}
