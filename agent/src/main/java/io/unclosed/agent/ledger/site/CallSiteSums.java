package io.unclosed.agent.ledger.site;

import io.unclosed.agent.ledger.slot.OpenSlot;
import io.unclosed.agent.ledger.stack.StackStats;
import io.unclosed.agent.ledger.stack.StackTable;
import io.unclosed.analysis.input.LogHistogram;
import io.unclosed.analysis.kind.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the counters of the raw sites of each group, once a beat. For the heartbeat's thread
 * alone.
 *
 * <p>One instance is the sum of one group and lives for one call of {@link #byGroup}. Besides the
 * sums it finds the leading site, the stack that leaves most open, whose stack the report shows,
 * and where the others are usually closed.
 */
public final class CallSiteSums {
  private static final int MAX_CLOSERS = 3;

  /** Closing stacks that are looked at for these. */
  private static final int MOST_CLOSERS = 8;

  private static final int[] NONE = {};

  /**
   * Null until a site that has closed something is added, as most lines with many open have not.
   */
  private long @Nullable [] lifetimes;

  private int[] closers = NONE;
  private int closerCount;
  private long opened;
  private long closed;
  private long collected;
  private long failed;
  private long lastClosedNanos;
  private boolean sampled;

  /** The site that leaves most open or to the collector: its stack tells how. */
  private int leading;

  private long mostLeft = -1;

  private CallSiteSums() {}

  /**
   * The figures of every group, by its index.
   *
   * @param groupOfSite by raw site; {@link OpenSlot#NO_CALL_SITE} for those without a name
   * @param names by raw site, for the closers
   * @param before what this gave the last time; those of groups where nothing happened are given
   *     again, so that the young generation need not carry them from beat to beat
   */
  public static CallSiteCounters[] byGroup(
      StackTable sites,
      CallSites callSites,
      int[] groupOfSite,
      SymbolizedStack[] names,
      CallSiteCounters[] before) {
    CallSiteSums[] sums = new CallSiteSums[callSites.count()];
    int count = Math.min(sites.count(), groupOfSite.length);
    for (int i = 1; i < count; i++) {
      int group = groupOfSite[i];
      if (group != OpenSlot.NO_CALL_SITE) {
        if (sums[group] == null) {
          sums[group] = new CallSiteSums();
        }
        sums[group].add(sites.at(i));
      }
    }
    CallSiteCounters[] figures = new CallSiteCounters[sums.length];
    for (int i = 0; i < sums.length; i++) {
      CallSite group = callSites.at(i);
      CallSiteSums sum = sums[i] == null ? new CallSiteSums() : sums[i];
      String kind = i == CallSites.OTHER ? Kind.MIXED.id() : callSites.kindOf(group.kind);
      figures[i] =
          i < before.length && sum.isStill(before[i], group)
              ? before[i]
              : sum.figures(group, kind, names);
    }
    return figures;
  }

  private void add(StackStats site) {
    opened += site.opened();
    closed += site.closed();
    collected += site.collected();
    failed += site.failures();
    sampled |= site.sampled;
    long left = site.opened() - site.closed() + site.collected();
    if (left > mostLeft) {
      mostLeft = left;
      leading = site.index;
    }
    long last = site.lastClosedNanos();
    if (last != 0 && (lastClosedNanos == 0 || last - lastClosedNanos > 0)) {
      lastClosedNanos = last;
    }
    if (site.closed() > 0) {
      addClosed(site);
    }
  }

  private void addClosed(StackStats site) {
    if (lifetimes == null) {
      lifetimes = new long[LogHistogram.BUCKETS];
      closers = new int[MOST_CLOSERS];
    }
    site.addLifetimesTo(lifetimes);
    for (int i = 0; i < StackStats.closers() && closerCount < MOST_CLOSERS; i++) {
      if (site.closer(i) != 0) {
        closers[closerCount++] = site.closer(i);
      }
    }
  }

  /** Whether nothing was opened since, and nothing was ever closed. */
  private boolean isStill(CallSiteCounters before, CallSite group) {
    return closed == 0
        && before.closed() == 0
        && opened == before.opened()
        && failed == before.failed()
        && sampled == before.sampled()
        && group.sites == before.sites();
  }

  private CallSiteCounters figures(CallSite group, String kind, SymbolizedStack[] names) {
    SymbolizedStack named = leading > 0 && leading < names.length ? names[leading] : null;
    if (named != null && group.index > OpenSlot.BEFORE_ATTACH) {
      group.leading = named;
    }
    return new CallSiteCounters(
        group.index,
        group.id,
        kind,
        group.site,
        group.owner,
        group.origin,
        group.leading.api(),
        group.leading.library(),
        group.leading.holder(),
        group.internal,
        sampled,
        opened,
        closed,
        collected,
        failed,
        lastClosedNanos,
        lifetimes == null ? LogHistogram.empty() : LogHistogram.of(lifetimes),
        group.sites,
        closedBy(names));
  }

  private List<String> closedBy(SymbolizedStack[] names) {
    if (closerCount == 0) {
      return List.of();
    }
    Set<String> frames = new LinkedHashSet<>();
    for (int site : closers) {
      SymbolizedStack named = site > 0 && site < names.length ? names[site] : null;
      if (named != null && frames.size() < MAX_CLOSERS) {
        frames.add(named.site());
      }
    }
    return List.copyOf(frames);
  }
}
