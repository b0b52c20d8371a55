package io.unclosed.agent.snapshot;

import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.analysis.input.Snapshot;

/**
 * Decides how much may be spent on stacks: more than usual while the number of open resources rises
 * and some opens go without their stack, until it rises no more.
 */
public final class SamplingBudgetControl {
  private static final int RISES = 3;
  private static final int MOST = 8;

  private long open;
  private long skipped;
  private int rises;
  private int factor = 1;

  public void see(Snapshot snapshot, LedgerReader ledger) {
    long now = 0;
    for (long count : snapshot.openByKind().values()) {
      now += count;
    }
    boolean blind = ledger.skipped() > skipped;
    rises = now > open ? rises + 1 : 0;
    factor = blind && rises >= RISES ? Math.min(MOST, factor * 2) : rises == 0 ? 1 : factor;
    open = now;
    skipped = ledger.skipped();
    ledger.allow(factor);
  }
}
