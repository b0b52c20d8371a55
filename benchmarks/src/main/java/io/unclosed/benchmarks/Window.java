package io.unclosed.benchmarks;

/**
 * What one stretch of work took.
 *
 * @param opens opened and closed in it
 * @param cpuNanos of the whole process
 * @param wallNanos passed meanwhile
 * @param allocatedBytes by the threads that opened
 */
record Window(long opens, long cpuNanos, long wallNanos, long allocatedBytes) {
  double cpuPerOpen() {
    return (double) cpuNanos / opens;
  }

  double bytesPerOpen() {
    return (double) allocatedBytes / opens;
  }

  double opensPerSecond() {
    return opens * 1e9 / wallNanos;
  }
}
