package io.unclosed.analysis.input;

/**
 * The Java heap. Bytes, except for the count of collections; -1 where it is not known.
 *
 * @param floor used heap right after the last collection of the old generation (or of the whole
 *     heap): what lives. -1 before the first one
 * @param used used heap now
 * @param touched heap that is resident or swapped out, an estimate: between {@code used} and {@code
 *     committed}; more where the kernel counts the heap three times (ZGC without generations)
 * @param committed heap that the JVM holds from the system
 * @param max what the heap may grow to
 * @param oldCollections collections of the old generation (or of the whole heap) ever
 */
public record HeapMemory(
    long floor, long used, long touched, long committed, long max, long oldCollections) {}
