package io.unclosed.agent.snapshot;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.slot.OpenSlot;
import io.unclosed.agent.sample.net.SocketRow;
import io.unclosed.agent.sample.net.SocketTally;
import io.unclosed.analysis.input.AcceptTimes;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.LogHistogram;
import io.unclosed.analysis.input.SocketStats;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Sums up the open resources of one blamed frame while the slots are read. */
final class CallSiteTally {
  private final LogHistogram.Builder ages = new LogHistogram.Builder();
  private @Nullable SocketTally sockets;

  /** Null while no accepted connection is open. */
  private AcceptTimes.@Nullable Tally accompanied;

  /**
   * By a pool's place in order: at most as many bits as there were pools. Null for all but threads.
   */
  private @Nullable BitSet poolsSeen;

  private long pooled;
  private long kept;

  long open;
  long bytes;
  long orphaned;
  long fresh;

  /** When the oldest was opened; monotonic. */
  long oldestSinceNanos;

  /**
   * Adds one.
   *
   * @param markNanos what was opened later is fresh
   * @param accepts connections that were open at the last walk
   */
  void add(OpenSlot slot, long ageNanos, long markNanos, AcceptTimes acceptTimes) {
    int weight = slot.weight();
    if (open == 0 || slot.openedNanos() - oldestSinceNanos < 0) {
      oldestSinceNanos = slot.openedNanos();
    }
    open += weight;
    bytes += weight * slot.bytes();
    orphaned += slot.isOrphaned() ? weight : 0;
    fresh += slot.openedNanos() - markNanos > 0 ? weight : 0;
    ages.add(ageNanos, weight);
    if (!acceptTimes.isEmpty()) {
      if (accompanied == null) {
        accompanied = new AcceptTimes.Tally();
      }
      accompanied.add(acceptTimes, slot.openedNanos(), ageNanos, weight);
    }
    if (slot.kind() == Kinds.THREAD && slot.link() >= 0) {
      if (poolsSeen == null) {
        poolsSeen = new BitSet();
      }
      poolsSeen.set(slot.link());
      pooled += weight;
      kept = Math.max(kept, slot.kept());
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

  /** Whether these figures still tell what is open, ages by their powers of two. */
  boolean isStill(CallSiteStats before) {
    return sockets == null
        && before.held().sockets().topPeers().isEmpty()
        && open == before.counts().open()
        && orphaned == before.counts().orphaned()
        && bytes == before.held().bytes()
        && oldestSinceNanos == before.times().oldestSinceNanos()
        && pools() == before.held().pools()
        && poolKeeps() == before.held().poolKeeps()
        && accompanied == null
        && before.times().withAccepts().count() == 0
        && ages.makes(before.times().ages());
  }

  /** How many pools the open threads belong to. */
  int pools() {
    return poolsSeen == null ? 0 : poolsSeen.cardinality();
  }

  /** How many threads their pool keeps, where all are of one and that is known; 0 else. */
  long poolKeeps() {
    return pooled == open && pools() == 1 ? kept : 0;
  }

  LogHistogram ages() {
    return ages.built();
  }

  /**
   * Those that came with an accepted connection.
   *
   * @param all what {@link #ages} gave
   */
  LogHistogram withAccepts(LogHistogram all) {
    return accompanied == null ? LogHistogram.empty() : accompanied.beyondChance(all);
  }

  SocketStats sockets() {
    return sockets == null ? SocketStats.NONE : sockets.figures();
  }
}
