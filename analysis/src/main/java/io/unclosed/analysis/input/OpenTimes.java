package io.unclosed.analysis.input;

/**
 * How long resources of a call site live.
 *
 * @param oldestSinceNanos when the oldest open one was opened, on the clock of {@link
 *     Snapshot#nanos}; without meaning when none is open
 * @param lastClosedNanosAgo time since the last close; -1 when there was none
 * @param lifetimes of the closed ones
 * @param ages of the open ones
 * @param withAccepts of the open ones, those that came with an accepted connection that is still
 *     open, by age ({@link AcceptTimes})
 */
public record OpenTimes(
    long oldestSinceNanos,
    long lastClosedNanosAgo,
    LogHistogram lifetimes,
    LogHistogram ages,
    LogHistogram withAccepts) {}
