package io.unclosed.agent;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.GroupFigures;
import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.agent.ledger.OpenSlot;
import io.unclosed.agent.sample.HeldSockets;
import io.unclosed.agent.sample.Samplers;
import io.unclosed.agent.sample.SocketRow;
import io.unclosed.analysis.DescriptorAccount;
import io.unclosed.analysis.Environment;
import io.unclosed.analysis.Findings;
import io.unclosed.analysis.FrameFigures;
import io.unclosed.analysis.KernelFacts;
import io.unclosed.analysis.LogHistogram;
import io.unclosed.analysis.ProcessSample;
import io.unclosed.analysis.Snapshot;
import io.unclosed.analysis.SocketTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts what the ledger and the samplers know into one snapshot. For the heartbeat's thread alone.
 */
final class SnapshotMaker {
  private static final @Nullable GroupTally[] NO_TALLIES = {};

  private final LedgerReader ledger;
  private final Samplers samplers;
  private final DescriptorBook book;
  private final String[] kinds;
  private final long closeWaitNanos;
  private final boolean fromStart;
  private final long startNanos;
  private final Environment environment;
  private final DescriptorCounts counts;
  private final FailedStarts threads;
  private final FileDirectories directories;

  private GroupFigures[] groups = new GroupFigures[0];

  /** While a snapshot is made; otherwise empty. */
  private @Nullable GroupTally[] tallies = NO_TALLIES;

  private long[] openByKind = new long[0];
  private long[] bytesByKind = new long[0];
  private long now;

  SnapshotMaker(
      LedgerReader ledger,
      Samplers samplers,
      DescriptorBook book,
      String[] kinds,
      long closeWaitNanos,
      boolean fromStart,
      long startNanos) {
    this.ledger = ledger;
    this.samplers = samplers;
    this.book = book;
    this.kinds = kinds;
    this.closeWaitNanos = closeWaitNanos;
    this.fromStart = fromStart;
    this.startNanos = startNanos;
    this.environment = samplers.environment();
    this.counts = new DescriptorCounts(ledger, book, kinds);
    this.threads = new FailedStarts(samplers.threadLimits());
    this.directories = new FileDirectories(ledger, samplers.descriptors());
    samplers.memory().zlib(() -> bytesHeld(Kinds.ZLIB));
    samplers.memory().direct(() -> bytesHeld(Kinds.DIRECT_BUFFER));
  }

  /**
   * Reads everything.
   *
   * @param freshSockets read the socket table even when it is not its time
   */
  Snapshot make(long nowNanos, boolean freshSockets) {
    now = nowNanos;
    ledger.nameNewSites();
    ledger.takeOrphans();
    book.settle(ledger);
    groups = ledger.figures();
    ProcessSample process = samplers.process().sample(nowNanos);
    // Before the sockets: they need the range of local ports.
    KernelFacts kernel = samplers.kernel().sample(nowNanos, ledger.connectFailures());
    HeldSockets held = new SocketsInLedger(ledger, book, groups);
    SocketTable sockets =
        freshSockets ? samplers.socketsNow(nowNanos, held) : samplers.sockets(nowNanos, held);
    tallies = new GroupTally[groups.length];
    openByKind = new long[kinds.length];
    bytesByKind = new long[kinds.length];
    ledger.forEachHeld(this::tally);
    ledger.forEachKeyed(this::tally);
    DescriptorAccount account = counts.account(process, this::isOwn);
    List<FrameFigures> frames = frames(account);
    tallies = NO_TALLIES;
    return new Snapshot(
        nowNanos,
        nowNanos - startNanos,
        fromStart,
        ledger.openFailures(),
        frames,
        byKind(openByKind),
        collectedByKind(),
        account,
        process,
        sockets,
        kernel,
        environment,
        samplers.memory().sample(process),
        byKind(bytesByKind),
        threads.at(nowNanos, ledger.threadFailures(), ledger.virtualThreads(), process));
  }

  /**
   * Native memory behind what was open at the last snapshot, the JDK's own too; 0 before the first.
   *
   * @param kind its code
   */
  long bytesHeld(int kind) {
    return kind < bytesByKind.length ? bytesByKind[kind] : 0;
  }

  private void tally(int number, OpenSlot slot) {
    // Each slot once and not by its weight: what is not captured has a slot all the same.
    bytesByKind[slot.kind()] += slot.bytes();
    if (slot.isPart() || isOwn(slot) || slot.isBeforeAttach()) {
      return;
    }
    openByKind[slot.kind()]++;
    int group = slot.group();
    if (group < 0 || slot.weight() == 0 || group >= groups.length) {
      return;
    }
    GroupTally tally = tallies[group];
    if (tally == null) {
      tally = new GroupTally();
      tallies[group] = tally;
    }
    tally.add(slot, Math.max(0, now - slot.openedNanos()));
    if (slot.kind() == Kinds.SOCKET) {
      SocketRow row = samplers.sockets().row(number, slot.sequence());
      if (row != null) {
        tally.add(row, closeWaitNanos, now);
      }
    }
  }

  /**
   * Whether a held descriptor is the process's own: the JVM's, the agent's, or opened by the JDK
   * for itself.
   */
  boolean isOwn(OpenSlot slot) {
    int group = slot.group();
    return slot.isOwn() || (group > 1 && group < groups.length && groups[group].internal());
  }

  /** Learns who is suspected: of these the next snapshot tells more. */
  void see(Findings findings) {
    directories.see(findings, groups);
  }

  /** The figures by group of the last snapshot. */
  GroupFigures[] groups() {
    return groups;
  }

  private List<FrameFigures> frames(DescriptorAccount account) {
    List<FrameFigures> frames = new ArrayList<>(groups.length);
    for (int i = 0; i < groups.length; i++) {
      GroupTally tally = i < tallies.length ? tallies[i] : null;
      if (tally != null || groups[i].opened() > 0) {
        frames.add(frame(groups[i], tally, account));
      }
    }
    return frames;
  }

  private FrameFigures frame(
      GroupFigures group, @Nullable GroupTally tally, DescriptorAccount account) {
    long open = tally == null ? 0 : tally.open;
    return new FrameFigures(
        group.id(),
        group.kind(),
        group.site(),
        group.origin(),
        group.api(),
        group.library(),
        group.internal(),
        group.sampled(),
        open,
        group.opened(),
        group.closed(),
        group.collected(),
        tally == null ? 0 : tally.orphaned,
        failures(group.kind(), open, account),
        tally == null ? 0 : tally.oldestNanos,
        group.lastClosedNanos() == 0 ? -1 : Math.max(0, now - group.lastClosedNanos()),
        group.lifetimes(),
        tally == null ? LogHistogram.empty() : tally.ages(),
        group.sites(),
        group.closedBy(),
        tally == null ? io.unclosed.analysis.SocketFigures.NONE : tally.sockets(),
        directories.of(group.id()),
        tally == null ? 0 : tally.bytes,
        group.owner(),
        tally == null ? 0 : tally.pools(),
        group.holder());
  }

  // Whoever holds a quarter of what is short is why others' opens fail, wherever they fail.
  private long failures(String kind, long open, DescriptorAccount account) {
    if (kind.equals(kinds[Kinds.THREAD])) {
      return open > 0 && open >= openByKind[Kinds.THREAD] / 4 ? ledger.threadFailures() : 0;
    }
    boolean culprit = account.softLimit() > 0 && open >= account.softLimit() / 4;
    return culprit && hasDescriptor(kind) ? ledger.openFailures() : 0;
  }

  private boolean hasDescriptor(String kind) {
    for (int i = 0; i < Kinds.THREAD; i++) {
      if (kinds[i].equals(kind)) {
        return true;
      }
    }
    return false;
  }

  private Map<String, Long> byKind(long[] counts) {
    Map<String, Long> words = new HashMap<>();
    for (int i = 0; i < kinds.length; i++) {
      if (counts[i] > 0) {
        words.put(kinds[i], counts[i]);
      }
    }
    return words;
  }

  private Map<String, Long> collectedByKind() {
    long[] counts = new long[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      counts[i] = ledger.collected(i);
    }
    return byKind(counts);
  }
}
