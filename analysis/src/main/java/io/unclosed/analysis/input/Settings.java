package io.unclosed.analysis.input;

/**
 * What the user decides about judging.
 *
 * @param intervalNanos time between two snapshots
 * @param patienceNanos the shortest time before anything is evidence; every window is a multiple of
 *     it
 * @param closeWaitNanos patience with CLOSE_WAIT
 * @param ignore what never to report
 */
public record Settings(
    long intervalNanos, long patienceNanos, long closeWaitNanos, Ignore ignore) {}
