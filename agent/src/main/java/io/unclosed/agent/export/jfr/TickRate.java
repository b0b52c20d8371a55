package io.unclosed.agent.export.jfr;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How many ticks of the flight recorder's clock are a nanosecond.
 *
 * <p>The recorder does not tell, and its clock may be the processor's own counter; but the rate
 * never changes. So we look at both clocks once and then again whenever somebody asks: the further
 * apart the looks are, the better.
 */
final class TickRate {
  /**
   * Looks closer than this tell too little: 1 ms, as the looks are exact to 1 µs, the first answer
   * is to 0.1 %.
   */
  private static final long APART_NANOS = 1_000_000;

  /** Two readings so near to each other are one moment. */
  private static final long CLOSE_NANOS = 1_000;

  /** Some microseconds in all. */
  private static final int MOST_TRIES = 50;

  private volatile @Nullable Look first;

  private record Look(long ticks, long nanos) {}

  /**
   * Ticks in a nanosecond; takes a millisecond the first time, less than a microsecond later.
   *
   * @param clock reads the recorder's clock
   */
  double perNano(LongSupplier clock) {
    Look then = first;
    if (then == null) {
      then = look(clock);
      first = then;
    }
    Look now = look(clock);
    while (now.nanos() - then.nanos() < APART_NANOS) {
      Thread.onSpinWait();
      now = look(clock);
    }
    return (double) (now.ticks() - then.ticks()) / (now.nanos() - then.nanos());
  }

  /** Both clocks at once: the try between whose two readings least came, on a busy machine too. */
  private static Look look(LongSupplier clock) {
    Look best = null;
    long least = Long.MAX_VALUE;
    for (int tries = 0; best == null || (least >= CLOSE_NANOS && tries < MOST_TRIES); tries++) {
      long before = System.nanoTime();
      long ticks = clock.getAsLong();
      long took = System.nanoTime() - before;
      if (took < least) {
        least = took;
        best = new Look(ticks, before + took / 2);
      }
    }
    return best;
  }
}
