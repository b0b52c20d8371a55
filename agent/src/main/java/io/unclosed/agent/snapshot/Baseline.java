package io.unclosed.agent.snapshot;

import io.unclosed.agent.ledger.site.CallSiteCounters;
import io.unclosed.agent.query.AttachBaseline;
import io.unclosed.agent.query.CallSiteGrowth;
import io.unclosed.agent.query.GrowthSinceMark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two moments compared, by line and kind: what is open now and was not then. Both are as of the
 * last check. For the heartbeat's thread alone.
 *
 * <p>Keeps 8 bytes for each group, of which there are 16,384 at most.
 */
public final class Baseline {
  private static final int IN_REPORT = 10;

  private final OpenResourceTally tally;
  private long @Nullable [] then;
  private boolean byAttach;

  public Baseline(OpenResourceTally tally) {
    this.tally = tally;
  }

  /**
   * Remembers what was open at the last check.
   *
   * @param attach whether nobody asked for it but the attach
   */
  public void mark(boolean attach) {
    then = tally.open();
    byAttach = attach;
    tally.mark();
  }

  /** Growth since the mark, most first; null when there is none. */
  public @Nullable List<CallSiteGrowth> growth(int limit) {
    long[] marked = then;
    if (marked == null) {
      return null;
    }
    List<CallSiteGrowth> rows = new ArrayList<>();
    long[] open = tally.open();
    long[] fresh = tally.fresh();
    for (int i = 0; i < open.length; i++) {
      if (fresh[i] > 0) {
        CallSiteCounters group = tally.groups()[i];
        long was = i < marked.length ? marked[i] : 0;
        rows.add(
            new CallSiteGrowth(group.id(), group.kind(), group.site(), was, open[i], fresh[i]));
      }
    }
    rows.sort(Comparator.comparingLong((CallSiteGrowth row) -> row.now() - row.then()).reversed());
    return rows.subList(0, Math.min(limit, rows.size()));
  }

  /** The lines that hold more than at the mark, for a report. */
  public GrowthSinceMark since(long nowNanos) {
    List<CallSiteGrowth> rows = growth(Integer.MAX_VALUE);
    if (rows == null) {
      return GrowthSinceMark.NONE;
    }
    List<CallSiteGrowth> grown = new ArrayList<>();
    for (CallSiteGrowth row : rows) {
      if (row.now() > row.then() && grown.size() < IN_REPORT) {
        grown.add(row);
      }
    }
    return new GrowthSinceMark(nowNanos - tally.markNanos(), byAttach, grown);
  }

  /** How much of what was open before the attach still was at the last check. */
  public AttachBaseline stillOf(AttachBaseline attach) {
    return then == null
        ? attach
        : new AttachBaseline(attach.open(), tally.openBeforeAttach(), attach.targets());
  }
}
