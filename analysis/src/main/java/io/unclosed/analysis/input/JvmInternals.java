package io.unclosed.analysis.input;

/**
 * What the JVM keeps for itself outside the heap, in bytes; -1 where it is not known.
 *
 * @param codeCache committed for compiled code, all segments
 * @param threadStacks touched stack of all Java threads, an estimate
 * @param collector structures of the collector outside the heap, an estimate
 * @param tracked what native memory tracking accounts for besides the heap; -1 when it is off
 */
public record JvmInternals(long codeCache, long threadStacks, long collector, long tracked) {}
