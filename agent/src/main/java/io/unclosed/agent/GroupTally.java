package io.unclosed.agent;

import io.unclosed.agent.sample.SocketRow;
import io.unclosed.agent.sample.SocketTally;
import io.unclosed.analysis.LogHistogram;
import io.unclosed.analysis.SocketFigures;
import org.jspecify.annotations.Nullable;

/** Sums up the open resources of one blamed frame while the slots are read. */
final class GroupTally {
  private final long[] ages = new long[LogHistogram.BUCKETS];
  private @Nullable SocketTally sockets;
  long open;
  long orphaned;
  long oldestNanos;

  void add(long ageNanos, int weight, boolean isOrphaned) {
    open += weight;
    orphaned += isOrphaned ? weight : 0;
    oldestNanos = Math.max(oldestNanos, ageNanos);
    ages[LogHistogram.bucketOf(ageNanos)] += weight;
  }

  void add(SocketRow row, long closeWaitNanos, long nowNanos) {
    SocketTally tally = sockets;
    if (tally == null) {
      tally = new SocketTally(closeWaitNanos, nowNanos);
      sockets = tally;
    }
    tally.add(row);
  }

  LogHistogram ages() {
    return LogHistogram.of(ages);
  }

  SocketFigures sockets() {
    return sockets == null ? SocketFigures.NONE : sockets.figures();
  }
}
