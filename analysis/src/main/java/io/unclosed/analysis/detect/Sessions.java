package io.unclosed.analysis.detect;

import io.unclosed.analysis.FrameFigures;
import io.unclosed.analysis.Snapshot;
import io.unclosed.analysis.history.Horizon;
import io.unclosed.analysis.history.Series;
import java.util.ArrayList;
import java.util.List;

/**
 * How many accepted connections the process holds, by time. What opens with each of them and closes
 * with it (a thread, a link onward, a file) rises as they do, and lasts for as long as somebody at
 * the other end wants.
 *
 * <p>Those that came meanwhile must still be there, and they must have risen, or none so old be
 * closed: a server that always has a thousand explains nothing, nor does one whose connections come
 * and go.
 */
final class Sessions {
  /** Of what rose, the part that must have come with a session each. */
  private static final double PART = 0.5;

  private static final int FEWEST = 2;

  private final List<Horizon> horizons;
  private final Series held;

  /** Of the last snapshot; a program accepts at a few lines. */
  private final List<FrameFigures> accepting = new ArrayList<>();

  Sessions(List<Horizon> horizons) {
    this.horizons = horizons;
    this.held = new Series(horizons);
  }

  /** Takes in what is held now; once a snapshot. */
  void see(Snapshot snapshot) {
    accepting.clear();
    long open = 0;
    for (FrameFigures f : snapshot.frames()) {
      if (Nature.isAccepted(f.api())) {
        accepting.add(f);
        open += f.open();
      }
    }
    for (Horizon h : horizons) {
      held.push(h.level(), snapshot.nanos(), open);
    }
  }

  /**
   * Whether at least half as many sessions came, and stayed, as something rose by.
   *
   * @param stayNanos age from which on that was counted
   * @param spanNanos time over which it rose
   */
  boolean explain(double rise, long stayNanos, long spanNanos) {
    double wanted = Math.max(FEWEST, PART * rise);
    return stayed(stayNanos, stayNanos + spanNanos) >= wanted
        && (riseOver(stayNanos + spanNanos) >= wanted || noneEnds(stayNanos));
  }

  /** Next to none was ever closed at that age. */
  private boolean noneEnds(long nanos) {
    long open = 0;
    long closed = 0;
    for (FrameFigures f : accepting) {
      open += f.ages().countAtLeast(nanos);
      closed += f.closedAtLeast(nanos);
    }
    return Closes.nextToNone(closed, open + closed);
  }

  /** Ages are known to a power of two: none that may be of that age is left out. */
  private long stayed(long fromNanos, long toNanos) {
    long count = 0;
    for (FrameFigures f : accepting) {
      count += f.ages().countAtLeast(fromNanos) - f.ages().countAtLeast(2 * toNanos);
    }
    return count;
  }

  /** Between two floors of one length, at the first level that reaches back so far. */
  private double riseOver(long nanos) {
    int level = 0;
    while (level < Horizon.LEVELS - 1 && ago(level, nanos) > horizons.get(level).points()) {
      level++;
    }
    float[] points = held.points(level);
    if (points.length == 0) {
      return 0;
    }
    int ago = Math.min(ago(level, nanos), horizons.get(level).points());
    // A server that is younger than that began with none.
    float then = points.length < ago ? 0 : points[points.length - ago];
    return (double) points[points.length - 1] - then;
  }

  private int ago(int level, long nanos) {
    return (int) Math.min(Integer.MAX_VALUE, nanos / horizons.get(level).bucketNanos() + 1);
  }
}
