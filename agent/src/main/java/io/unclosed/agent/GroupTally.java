package io.unclosed.agent;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.OpenSlot;
import io.unclosed.agent.sample.SocketRow;
import io.unclosed.agent.sample.SocketTally;
import io.unclosed.analysis.LogHistogram;
import io.unclosed.analysis.SocketFigures;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Sums up the open resources of one blamed frame while the slots are read. */
final class GroupTally {
  private final long[] ages = new long[LogHistogram.BUCKETS];
  private @Nullable SocketTally sockets;

  /** By a pool's place in order: at most as many bits as there were pools. */
  private final BitSet poolsSeen = new BitSet(0);

  long open;
  long bytes;
  long orphaned;
  long fresh;
  long oldestNanos;

  /**
   * Adds one.
   *
   * @param markNanos what was opened later is fresh
   */
  void add(OpenSlot slot, long ageNanos, long markNanos) {
    int weight = slot.weight();
    open += weight;
    bytes += weight * slot.bytes();
    orphaned += slot.isOrphaned() ? weight : 0;
    fresh += slot.openedNanos() - markNanos > 0 ? weight : 0;
    oldestNanos = Math.max(oldestNanos, ageNanos);
    ages[LogHistogram.bucketOf(ageNanos)] += weight;
    if (slot.kind() == Kinds.THREAD && slot.link() >= 0) {
      poolsSeen.set(slot.link());
    }
  }

  void add(SocketRow row, long closeWaitNanos, long nowNanos) {
    SocketTally tally = sockets;
    if (tally == null) {
      tally = new SocketTally(closeWaitNanos, nowNanos);
      sockets = tally;
    }
    tally.add(row);
  }

  /** How many pools the open threads belong to. */
  int pools() {
    return poolsSeen.cardinality();
  }

  LogHistogram ages() {
    return LogHistogram.of(ages);
  }

  SocketFigures sockets() {
    return sockets == null ? SocketFigures.NONE : sockets.figures();
  }
}
