package io.unclosed.analysis.input;

/**
 * Memory as the kernel counts it, in bytes; -1 where it is not known.
 *
 * @param anonymous resident and backed by nothing but swap
 * @param fileBacked resident and backed by files: the kernel can take these pages back
 * @param shared resident shared memory
 * @param swap swapped out
 */
public record ResidentMemory(long anonymous, long fileBacked, long shared, long swap) {}
