package io.unclosed.agent.ledger;

import io.unclosed.analysis.LogHistogram;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Sums what the raw sites of a group have counted. For the heartbeat's thread alone. */
final class SiteSums {
  private static final int MAX_CLOSERS = 3;

  private final long[] lifetimes = new long[LogHistogram.BUCKETS];
  private final int[] closers = new int[8];
  private int closerCount;
  private long opened;
  private long closed;
  private long collected;
  private long failed;
  private long lastClosedNanos;
  private boolean sampled;

  private SiteSums() {}

  /**
   * The figures of every group, by its index.
   *
   * @param groupOfSite by raw site; {@link Groups#NONE} for those without a name
   * @param names by raw site, for the closers
   */
  static GroupFigures[] byGroup(
      RawSites sites, Groups groups, int[] groupOfSite, NamedSite[] names) {
    SiteSums[] sums = new SiteSums[groups.count()];
    int count = Math.min(sites.count(), groupOfSite.length);
    for (int i = 1; i < count; i++) {
      int group = groupOfSite[i];
      if (group != Groups.NONE) {
        if (sums[group] == null) {
          sums[group] = new SiteSums();
        }
        sums[group].add(sites.at(i));
      }
    }
    GroupFigures[] figures = new GroupFigures[sums.length];
    for (int i = 0; i < sums.length; i++) {
      Groups.Group group = groups.at(i);
      SiteSums sum = sums[i] == null ? new SiteSums() : sums[i];
      String kind = i == Groups.OTHER ? "mixed" : groups.kindOf(group.kind);
      figures[i] = sum.figures(group, kind, names);
    }
    return figures;
  }

  private void add(RawSite site) {
    opened += site.opened();
    closed += site.closed();
    collected += site.collected();
    failed += site.failures();
    sampled |= site.sampled;
    long last = site.lastClosedNanos();
    if (last != 0 && (lastClosedNanos == 0 || last - lastClosedNanos > 0)) {
      lastClosedNanos = last;
    }
    site.addLifetimesTo(lifetimes);
    for (int i = 0; i < RawSite.closers() && closerCount < closers.length; i++) {
      if (site.closer(i) != 0) {
        closers[closerCount++] = site.closer(i);
      }
    }
  }

  private GroupFigures figures(Groups.Group group, String kind, NamedSite[] names) {
    return new GroupFigures(
        group.index,
        group.id,
        kind,
        group.site,
        group.owner,
        group.origin,
        group.api,
        group.library,
        group.holder,
        group.internal,
        sampled,
        opened,
        closed,
        collected,
        failed,
        lastClosedNanos,
        LogHistogram.of(lifetimes),
        group.sites,
        closedBy(names));
  }

  private List<String> closedBy(NamedSite[] names) {
    Set<String> frames = new LinkedHashSet<>();
    for (int site : closers) {
      NamedSite named = site > 0 && site < names.length ? names[site] : null;
      if (named != null && frames.size() < MAX_CLOSERS) {
        frames.add(named.site());
      }
    }
    return List.copyOf(frames);
  }
}
