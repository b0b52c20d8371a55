package io.unclosed.agent.snapshot;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.agent.ledger.site.CallSiteCounters;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.DescriptorAccount;
import io.unclosed.analysis.input.HeldDetails;
import io.unclosed.analysis.input.LogHistogram;
import io.unclosed.analysis.input.OpenCounts;
import io.unclosed.analysis.input.OpenTimes;
import io.unclosed.analysis.input.OpenedBy;
import io.unclosed.analysis.input.SocketStats;
import io.unclosed.analysis.input.StackSummary;
import io.unclosed.analysis.kind.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of each line as they are now. For the heartbeat's thread alone.
 *
 * <p>Of a line where nothing has happened the same object is given again. Most lines that hold
 * something are such, and objects that live from beat to beat in the young generation are carried
 * into the old one: a small heap would grow by them.
 */
final class CallSiteStatsReader {
  private final LedgerReader ledger;
  private final OpenResourceTally open;
  private final FileDirectories directories;

  /** As of the last time, by group. */
  private CallSiteCounters[] groups = {};

  /** As of the last time, by group; null where there was nothing. */
  private @Nullable CallSiteStats[] figures = {};

  CallSiteStatsReader(LedgerReader ledger, OpenResourceTally open, FileDirectories directories) {
    this.ledger = ledger;
    this.open = open;
    this.directories = directories;
  }

  /** Of every line that has opened something, after a walk over all that is open. */
  List<CallSiteStats> at(long nowNanos, DescriptorAccount account) {
    CallSiteCounters[] now = open.groups();
    @Nullable CallSiteStats[] next = new CallSiteStats[now.length];
    List<CallSiteStats> all = new ArrayList<>(now.length);
    for (int i = 0; i < now.length; i++) {
      CallSiteTally tally = open.of(i);
      if (tally != null || now[i].opened() > 0) {
        CallSiteStats before = isStill(now, i) ? figures[i] : null;
        CallSiteStats its = figures(now[i], tally, before, nowNanos, account);
        next[i] = its;
        all.add(its);
      }
    }
    groups = now;
    figures = next;
    return all;
  }

  /** Whether nothing was opened and closed at a line: then it has the same figures again. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isStill(CallSiteCounters[] now, int group) {
    return group < groups.length && groups[group] == now[group];
  }

  private CallSiteStats figures(
      CallSiteCounters group,
      @Nullable CallSiteTally tally,
      @Nullable CallSiteStats before,
      long nowNanos,
      DescriptorAccount account) {
    long held = tally == null ? 0 : tally.open;
    long failures = failures(group.kind(), held, account);
    List<String> top = directories.of(group.id());
    if (before != null
        && before.counts().failed() == failures
        && before.held().topDirectories().equals(top)
        && (tally == null ? before.counts().open() == 0 : tally.isStill(before))) {
      return before;
    }
    // What is open was counted later, and the program went on meanwhile.
    long opened =
        group.sampled() ? group.opened() : Math.max(group.opened(), group.closed() + held);
    LogHistogram ages = tally == null ? LogHistogram.empty() : tally.ages();
    return new CallSiteStats(
        group.id(),
        group.kind(),
        group.site(),
        new OpenedBy(
            group.origin(),
            group.api(),
            group.library(),
            group.owner(),
            group.holder(),
            group.internal()),
        new OpenCounts(
            group.sampled(),
            held,
            opened,
            group.closed(),
            group.collected(),
            tally == null ? 0 : tally.orphaned,
            failures),
        new OpenTimes(
            tally == null ? 0 : tally.oldestSinceNanos,
            group.lastClosedNanos() == 0 ? -1 : Math.max(0, nowNanos - group.lastClosedNanos()),
            group.lifetimes(),
            ages,
            tally == null ? LogHistogram.empty() : tally.withAccepts(ages)),
        new StackSummary(group.sites(), group.closedBy()),
        new HeldDetails(
            tally == null ? SocketStats.NONE : tally.sockets(),
            top,
            tally == null ? 0 : tally.bytes,
            tally == null ? 0 : tally.pools(),
            tally == null ? 0 : tally.poolKeeps()));
  }

  // Whoever holds a quarter of what is short is why others' opens fail, wherever they fail.
  private long failures(String kind, long held, DescriptorAccount account) {
    if (Kind.THREAD.is(kind)) {
      return held > 0 && held >= open.openByKind()[Kinds.THREAD] / 4 ? ledger.threadFailures() : 0;
    }
    boolean culprit = account.softLimit() > 0 && held >= account.softLimit() / 4;
    return culprit && Kind.of(kind).descriptors() > 0 ? ledger.openFailures() : 0;
  }
}
