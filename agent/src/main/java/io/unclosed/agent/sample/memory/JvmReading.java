package io.unclosed.agent.sample.memory;

/**
 * What the JVM says of its memory: the fields of {@link io.unclosed.analysis.input.MemoryStats}
 * that are the JVM's to tell.
 *
 * @param mappedThrice whether the kernel counts each page of the heap three times
 */
record JvmReading(
    long heapFloor,
    long heapUsed,
    long heapTouched,
    long heapCommitted,
    long metaspace,
    long classSpace,
    long codeCache,
    long collector,
    long direct,
    long mapped,
    long classesLoaded,
    long classesUnloaded,
    long oldCollections,
    boolean mappedThrice) {

  static final JvmReading UNKNOWN =
      new JvmReading(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, false);
}
