package io.unclosed.agent.snapshot;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.agent.ledger.site.CallSiteCounters;
import io.unclosed.agent.ledger.slot.OpenSlot;
import io.unclosed.agent.sample.Samplers;
import io.unclosed.agent.sample.net.SocketRow;
import io.unclosed.analysis.input.AcceptTimes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is open now, added up by line and by kind in one walk over the ledger. For the heartbeat's
 * thread alone.
 *
 * <p>A walk takes milliseconds with a hundred thousand open, so whoever wants a sum has it added up
 * here and makes no walk of its own.
 */
public final class OpenResourceTally {
  /** Accepted connections with which others are compared; more tell nothing more. */
  private static final int MOST_ACCEPTED = 1 << 17;

  private final LedgerReader ledger;
  private final Samplers samplers;
  private final int kinds;
  private final long closeWaitNanos;

  private CallSiteCounters[] groups = new CallSiteCounters[0];

  /** By group, from a walk until {@link #release}. */
  private @Nullable CallSiteTally[] tallies = new CallSiteTally[0];

  private long[] open = new long[0];
  private long[] fresh = new long[0];

  /** Those that were open at the last walk. */
  private AcceptTimes acceptTimes = AcceptTimes.NONE;

  private long[] acceptedNanos = new long[0];
  private int accepted;
  private long[] openByKind;
  private long[] bytesByKind;
  private long openBeforeAttach;
  private long nowNanos;
  private long markNanos;

  public OpenResourceTally(LedgerReader ledger, Samplers samplers, int kinds, long closeWaitNanos) {
    this.ledger = ledger;
    this.samplers = samplers;
    this.kinds = kinds;
    this.closeWaitNanos = closeWaitNanos;
    this.openByKind = new long[kinds];
    this.bytesByKind = new long[kinds];
  }

  /**
   * Walks over all that is open.
   *
   * @param at the groups of lines as they are now
   */
  void walk(CallSiteCounters[] at, long now) {
    groups = at;
    nowNanos = now;
    tallies = new CallSiteTally[at.length];
    openByKind = new long[kinds];
    bytesByKind = new long[kinds];
    openBeforeAttach = 0;
    accepted = 0;
    ledger.forEachHeld(this::add);
    ledger.forEachKeyed(this::add);
    acceptTimes = AcceptTimes.at(acceptedNanos, accepted);
  }

  private void accepted(long nanos) {
    if (accepted == MOST_ACCEPTED) {
      return;
    }
    if (accepted == acceptedNanos.length) {
      acceptedNanos = Arrays.copyOf(acceptedNanos, Math.max(64, 2 * accepted));
    }
    acceptedNanos[accepted++] = nanos;
  }

  private void add(int number, OpenSlot slot) {
    // Each slot once and not by its weight: what is not captured has a slot all the same.
    bytesByKind[slot.kind()] += slot.bytes();
    if (slot.isPart() || isOwn(slot)) {
      return;
    }
    if (slot.isBeforeAttach()) {
      openBeforeAttach++;
      return;
    }
    openByKind[slot.kind()]++;
    int group = slot.group();
    if (group < 0 || slot.weight() == 0 || group >= groups.length) {
      return;
    }
    CallSiteTally tally = tallies[group];
    if (tally == null) {
      tally = new CallSiteTally();
      tallies[group] = tally;
    }
    tally.add(slot, Math.max(0, nowNanos - slot.openedNanos()), markNanos, acceptTimes);
    if (AcceptTimes.isAccept(groups[group].api())) {
      accepted(slot.openedNanos());
    }
    if (slot.kind() == Kinds.SOCKET) {
      SocketRow row = samplers.sockets().row(number, slot.sequence());
      if (row != null) {
        tally.add(row, closeWaitNanos, nowNanos);
      }
    }
  }

  /**
   * Keeps of each line only how many are open and fresh: what a snapshot has taken in shall not
   * live until the next.
   */
  void release() {
    open = new long[groups.length];
    fresh = new long[groups.length];
    for (int i = 0; i < tallies.length; i++) {
      CallSiteTally tally = tallies[i];
      if (tally != null) {
        open[i] = tally.open;
        fresh[i] = tally.fresh;
      }
    }
    tallies = new CallSiteTally[0];
  }

  /**
   * Whether something held is the process's own: the JVM's, the agent's, or opened by the JDK for
   * itself.
   */
  boolean isOwn(OpenSlot slot) {
    int group = slot.group();
    return slot.isOwn() || (group > 1 && group < groups.length && groups[group].internal());
  }

  /** From the next walk on, what was opened after the last one counts as fresh. */
  void mark() {
    markNanos = nowNanos;
  }

  /** When the walk was made that was marked; monotonic. */
  long markNanos() {
    return markNanos;
  }

  /** The lines, by their place. */
  CallSiteCounters[] groups() {
    return groups;
  }

  /** How many of each line were open at the last walk; another array at the next. */
  long[] open() {
    return open;
  }

  /** How many of these were opened after the mark. */
  long[] fresh() {
    return fresh;
  }

  /** What is open of a line, before {@link #release}; null when nothing is. */
  @Nullable CallSiteTally of(int group) {
    return group < tallies.length ? tallies[group] : null;
  }

  /** Open resources by the kind's code. */
  long[] openByKind() {
    return openByKind;
  }

  /** Native memory behind what is open, the JDK's own too, by the kind's code. */
  long[] bytesByKind() {
    return bytesByKind;
  }

  /** How many of those that were open before the agent came still are. */
  long openBeforeAttach() {
    return openBeforeAttach;
  }
}
