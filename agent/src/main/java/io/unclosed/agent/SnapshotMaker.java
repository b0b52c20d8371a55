package io.unclosed.agent;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.GroupFigures;
import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.agent.sample.HeldSockets;
import io.unclosed.agent.sample.Samplers;
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
  private final LedgerReader ledger;
  private final Samplers samplers;
  private final DescriptorBook book;
  private final String[] kinds;
  private final boolean fromStart;
  private final long startNanos;
  private final Environment environment;
  private final DescriptorCounts counts;
  private final ThreadStarts threads;
  private final FileDirectories directories;

  private final OpenTally open;

  private long now;

  SnapshotMaker(
      LedgerReader ledger,
      Samplers samplers,
      DescriptorBook book,
      String[] kinds,
      OpenTally open,
      boolean fromStart,
      long startNanos) {
    this.ledger = ledger;
    this.samplers = samplers;
    this.book = book;
    this.kinds = kinds;
    this.open = open;
    this.fromStart = fromStart;
    this.startNanos = startNanos;
    this.environment = samplers.environment();
    this.counts = new DescriptorCounts(ledger, book, kinds);
    this.threads = new ThreadStarts(samplers.threadLimits());
    this.directories = new FileDirectories(ledger, samplers.links());
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
    GroupFigures[] groups = ledger.figures();
    ProcessSample process = samplers.process().sample(nowNanos);
    // Before the sockets: they need the range of local ports.
    KernelFacts kernel = samplers.kernel().sample(nowNanos, ledger.connectFailures());
    HeldSockets held = new SocketsInLedger(ledger, book, groups);
    SocketTable sockets =
        freshSockets ? samplers.socketsNow(nowNanos, held) : samplers.sockets(nowNanos, held);
    open.walk(groups, nowNanos);
    DescriptorAccount account = counts.account(process, open::isOwn);
    List<FrameFigures> frames = frames(account);
    open.release();
    return new Snapshot(
        nowNanos,
        nowNanos - startNanos,
        fromStart,
        ledger.openFailures(),
        frames,
        byKind(open.openByKind()),
        collectedByKind(),
        account,
        process,
        sockets,
        kernel,
        environment,
        samplers.memory().sample(process),
        byKind(open.bytesByKind()),
        threads.at(nowNanos, ledger.threadFailures(), ledger.virtualThreads(), process));
  }

  /**
   * Native memory behind what was open at the last snapshot, the JDK's own too; 0 before the first.
   *
   * @param kind its code
   */
  long bytesHeld(int kind) {
    return open.bytesByKind()[kind];
  }

  /** Learns who is suspected: of these the next snapshot tells more. */
  void see(Findings findings) {
    directories.see(findings, open.groups());
    threads.see(findings);
  }

  private List<FrameFigures> frames(DescriptorAccount account) {
    GroupFigures[] groups = open.groups();
    List<FrameFigures> frames = new ArrayList<>(groups.length);
    for (int i = 0; i < groups.length; i++) {
      GroupTally tally = open.of(i);
      if (tally != null || groups[i].opened() > 0) {
        frames.add(frame(groups[i], tally, account));
      }
    }
    return frames;
  }

  private FrameFigures frame(
      GroupFigures group, @Nullable GroupTally tally, DescriptorAccount account) {
    long held = tally == null ? 0 : tally.open;
    return new FrameFigures(
        group.id(),
        group.kind(),
        group.site(),
        group.origin(),
        group.api(),
        group.library(),
        group.internal(),
        group.sampled(),
        held,
        group.opened(),
        group.closed(),
        group.collected(),
        tally == null ? 0 : tally.orphaned,
        failures(group.kind(), held, account),
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
  private long failures(String kind, long held, DescriptorAccount account) {
    if (kind.equals(kinds[Kinds.THREAD])) {
      return held > 0 && held >= open.openByKind()[Kinds.THREAD] / 4 ? ledger.threadFailures() : 0;
    }
    boolean culprit = account.softLimit() > 0 && held >= account.softLimit() / 4;
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
