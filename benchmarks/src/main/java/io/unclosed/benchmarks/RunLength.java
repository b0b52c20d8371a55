package io.unclosed.benchmarks;

/**
 * How long is measured.
 *
 * @param windowMillis of one window of work
 * @param warmUps windows thrown away, for each JVM
 * @param windows windows kept, for each JVM
 * @param starts of the empty program
 * @param held resources kept open at once
 * @param pods small JVMs of each sort
 * @param podMillis for which these hold a thousand lines before they are measured
 */
record RunLength(
    int windowMillis, int warmUps, int windows, int starts, int held, int pods, int podMillis) {
  static final RunLength FULL = new RunLength(500, 8, 21, 11, 8_000, 3, 90_000);

  /** Shows that it runs; its figures say nothing. */
  static final RunLength SMOKE = new RunLength(30, 1, 3, 1, 1_000, 1, 2_000);
}
