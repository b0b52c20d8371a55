package io.unclosed.analysis.input;

/**
 * Class data. Bytes, and classes ever loaded and unloaded; -1 where it is not known.
 *
 * @param metaspace committed for class data, compressed class space included
 * @param classSpace of {@code metaspace}, the compressed class space
 * @param loaded classes ever loaded
 * @param unloaded classes ever unloaded
 */
public record ClassMemory(long metaspace, long classSpace, long loaded, long unloaded) {}
