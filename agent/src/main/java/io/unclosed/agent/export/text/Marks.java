package io.unclosed.agent.export.text;

/**
 * Marks on the way to a limit, such as 80, 90 and 95 per cent: each is told once when it is
 * reached, and again only after the level has fallen five points below it and at least an hour has
 * passed.
 *
 * <p>For one thread.
 */
public final class Marks {
  private static final int REARM_BELOW = 5;
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  private final int[] percents;
  private final boolean[] told;
  private final boolean[] everTold;
  private final long[] toldNanos;

  /** Takes the marks in per cent, rising. */
  public Marks(int... percents) {
    this.percents = percents.clone();
    this.told = new boolean[percents.length];
    this.everTold = new boolean[percents.length];
    this.toldNanos = new long[percents.length];
  }

  /** The marks for descriptors. */
  public static Marks ofDescriptors() {
    return new Marks(80, 90, 95);
  }

  /** The marks for memory: SIGKILL leaves no later moment. */
  public static Marks ofMemory() {
    return new Marks(85, 92, 97);
  }

  /**
   * Looks at the level now.
   *
   * @param used of the limit
   * @param limit at most 0 when there is none
   * @param nowNanos monotonic time
   * @return the highest mark that is newly reached, in per cent; 0 when there is none to tell
   */
  public int reached(long used, long limit, long nowNanos) {
    if (limit <= 0 || used < 0) {
      return 0;
    }
    double percent = 100.0 * used / limit;
    int reached = 0;
    for (int i = 0; i < percents.length; i++) {
      if (percent < percents[i] - REARM_BELOW) {
        told[i] = false;
      } else if (percent >= percents[i] && !told[i] && mayTell(i, nowNanos)) {
        told[i] = true;
        everTold[i] = true;
        toldNanos[i] = nowNanos;
        reached = percents[i];
      }
    }
    return reached;
  }

  private boolean mayTell(int mark, long nowNanos) {
    return !everTold[mark] || nowNanos - toldNanos[mark] >= HOUR_NANOS;
  }
}
