package io.unclosed.analysis.input;

/**
 * Native memory behind Java objects, in bytes; -1 where it is not known.
 *
 * @param direct direct byte buffers, memory segments, and what is allocated through {@code Unsafe}
 * @param mapped mapped files, of which only {@link ResidentMemory#fileBacked} is resident
 * @param zlib native memory of inflaters and deflaters that are open, an estimate
 */
public record NativeBuffers(long direct, long mapped, long zlib) {}
