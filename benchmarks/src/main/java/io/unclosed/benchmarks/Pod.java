package io.unclosed.benchmarks;

/**
 * What a small JVM keeps.
 *
 * @param liveBytes of heap, after a collection
 * @param residentBytes of the process, before that collection
 */
record Pod(long liveBytes, long residentBytes) {}
