package io.unclosed.analysis.detect;

import io.unclosed.analysis.FrameFigures;
import io.unclosed.analysis.Snapshot;
import io.unclosed.analysis.history.Horizon;
import io.unclosed.analysis.history.Series;
import java.util.List;

/**
 * How many accepted connections the process holds, by time. What opens with each of them and closes
 * with it (a thread, a link onward, a file) rises as they do, and lasts for as long as somebody at
 * the other end wants.
 */
final class Sessions {
  /** Of what rose, the part that came with a session each. */
  private static final double MOST = 0.5;

  private final List<Horizon> horizons;
  private final Series held;

  Sessions(List<Horizon> horizons) {
    this.horizons = horizons;
    this.held = new Series(horizons);
  }

  /** Takes in what is held now; once a snapshot. */
  void see(Snapshot snapshot) {
    long open = 0;
    for (FrameFigures f : snapshot.frames()) {
      open += Nature.isAccepted(f.api()) ? f.open() : 0;
    }
    for (Horizon h : horizons) {
      held.push(h.level(), snapshot.nanos(), open);
    }
  }

  /** Whether about as many more are held than so long ago. */
  boolean explain(double rise, long nanos) {
    return riseOver(nanos) >= Math.max(1, MOST * rise);
  }

  private double riseOver(long nanos) {
    int level = 0;
    while (level < Horizon.LEVELS - 1 && horizons.get(level).windowNanos() < nanos) {
      level++;
    }
    float[] newest = held.points(0);
    float[] points = held.points(level);
    long ago = nanos / horizons.get(level).bucketNanos() + 1;
    // A server so young that no bucket is full began with none.
    float then = points.length < ago ? 0 : points[points.length - (int) ago];
    return newest.length == 0 ? 0 : (double) newest[newest.length - 1] - then;
  }
}
