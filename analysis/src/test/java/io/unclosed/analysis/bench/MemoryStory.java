package io.unclosed.analysis.bench;

import java.util.Random;

/**
 * A made-up history of memory, in megabytes a minute.
 *
 * @param name what it does, for a table
 * @param days how long
 * @param perHour megabytes that leak an hour; 0 when nothing does
 * @param curve makes the series
 */
record MemoryStory(String name, int days, double perHour, Curve curve) {

  /** A series of so many minutes. */
  interface Curve {
    float[] draw(Random random, int minutes);
  }
}
