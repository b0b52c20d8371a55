package io.unclosed.agent;

import io.unclosed.agent.ledger.GroupFigures;
import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.agent.ledger.OpenSlot;
import io.unclosed.agent.outlet.AttachBaseline;
import io.unclosed.agent.outlet.Growth;
import io.unclosed.agent.outlet.SinceMark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two moments compared, by line and kind: what is open now and was not then. For the heartbeat's
 * thread alone.
 *
 * <p>Keeps 8 bytes for each group, of which there are 16,384 at most.
 */
final class Baseline {
  private static final int IN_REPORT = 10;

  private final LedgerReader ledger;
  private final SnapshotMaker maker;
  private long @Nullable [] then;
  private long markNanos;
  private boolean byAttach;

  // Filled anew at each look.
  private long[] open = new long[0];
  private long[] fresh = new long[0];
  private long before;

  Baseline(LedgerReader ledger, SnapshotMaker maker) {
    this.ledger = ledger;
    this.maker = maker;
  }

  /**
   * Remembers what is open now.
   *
   * @param attach whether nobody asked for it but the attach
   */
  void mark(boolean attach) {
    look();
    then = open;
    markNanos = System.nanoTime();
    byAttach = attach;
  }

  /** Growth since the mark, most first; null when there is none. */
  @Nullable List<Growth> growth(int limit) {
    long[] marked = then;
    if (marked == null) {
      return null;
    }
    look();
    List<Growth> rows = rows(marked);
    return rows.subList(0, Math.min(limit, rows.size()));
  }

  private List<Growth> rows(long[] marked) {
    List<Growth> rows = new ArrayList<>();
    for (int i = 0; i < open.length; i++) {
      if (fresh[i] > 0) {
        GroupFigures group = maker.groups()[i];
        long was = i < marked.length ? marked[i] : 0;
        rows.add(new Growth(group.id(), group.kind(), group.site(), was, open[i], fresh[i]));
      }
    }
    rows.sort(Comparator.comparingLong((Growth row) -> row.now() - row.then()).reversed());
    return rows;
  }

  /** The lines that hold more than at the mark, for a report. */
  SinceMark since() {
    List<Growth> rows = growth(Integer.MAX_VALUE);
    if (rows == null) {
      return SinceMark.NONE;
    }
    List<Growth> grown = new ArrayList<>();
    for (Growth row : rows) {
      if (row.now() > row.then() && grown.size() < IN_REPORT) {
        grown.add(row);
      }
    }
    return new SinceMark(System.nanoTime() - markNanos, byAttach, grown);
  }

  /** How much of what was open before the attach still was at the last look. */
  AttachBaseline stillOf(AttachBaseline attach) {
    return then == null ? attach : new AttachBaseline(attach.open(), before, attach.targets());
  }

  private void look() {
    GroupFigures[] groups = maker.groups();
    open = new long[groups.length];
    fresh = new long[groups.length];
    before = 0;
    ledger.forEachHeld(this::see);
    ledger.forEachKeyed(this::see);
  }

  private void see(int number, OpenSlot slot) {
    int group = slot.group();
    if (slot.isPart() || maker.isOwn(slot) || group < 0 || group >= open.length) {
      return;
    }
    before += slot.isBeforeAttach() ? 1 : 0;
    open[group] += slot.weight();
    if (slot.openedNanos() - markNanos > 0) {
      fresh[group] += slot.weight();
    }
  }
}
