package io.unclosed.agent.snapshot;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.agent.ledger.site.CallSiteCounters;
import io.unclosed.agent.sample.Samplers;
import io.unclosed.agent.sample.net.HeldSockets;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.guard.StationGuard;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.DescriptorAccount;
import io.unclosed.analysis.input.Environment;
import io.unclosed.analysis.input.KernelFacts;
import io.unclosed.analysis.input.MemoryStats;
import io.unclosed.analysis.input.ProcessSample;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.input.SocketTable;
import io.unclosed.analysis.input.ThreadStats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins what the ledger and the samplers know into one {@link Snapshot}, which is all that the
 * analysis ever sees. For the heartbeat's thread alone.
 *
 * <p>The order in {@link #make} matters: stacks get their names first; then the ledger is compared
 * with the kernel's list of descriptors; the kernel's settings come before the sockets, which need
 * the range of local ports; then one walk over the ledger adds up what is open.
 *
 * <p>What one station cannot give is unknown in the snapshot, and the others go on: {@link
 * StationGuard}. Where the walk over the ledger fails, the call sites are those of the snapshot
 * before; were they missing, the analysis would forget their past.
 */
public final class SnapshotBuilder {
  private static final String LEDGER = "ledger";

  private final StationGuard guard;
  private final LedgerReader ledger;
  private final Samplers samplers;
  private final FdReconciliation book;
  private final String[] kinds;
  private final boolean fromStart;
  private final long startNanos;
  private final Environment environment;
  private final FdAccounting counts;
  private final ThreadStartFailures threads;
  private final FileDirectories directories;

  private final OpenResourceTally open;
  private final CallSiteStatsReader lines;
  private CallSiteCounters[] groups = {};
  private List<CallSiteStats> frames = List.of();

  public SnapshotBuilder(
      StationGuard guard,
      LedgerReader ledger,
      Samplers samplers,
      FdReconciliation book,
      String[] kinds,
      OpenResourceTally open,
      boolean fromStart,
      long startNanos) {
    this.guard = guard;
    this.ledger = ledger;
    this.samplers = samplers;
    this.book = book;
    this.kinds = kinds;
    this.open = open;
    this.fromStart = fromStart;
    this.startNanos = startNanos;
    this.environment =
        guard.call(
            "sampler environment",
            samplers::environment,
            new Environment(ProcessHandle.current().pid(), "", "", false, false));
    this.counts = new FdAccounting(ledger, book, kinds);
    this.threads = new ThreadStartFailures(samplers.threadLimits());
    this.directories = new FileDirectories(ledger, samplers.links());
    this.lines = new CallSiteStatsReader(ledger, open, directories);
    samplers.memory().zlib(() -> bytesHeld(Kinds.ZLIB));
    samplers.memory().direct(() -> bytesHeld(Kinds.DIRECT_BUFFER));
  }

  /**
   * Reads everything.
   *
   * @param freshSockets read the socket table even when it is not its time
   */
  public Snapshot make(long nowNanos, boolean freshSockets) {
    guard.run("stack symbolizer", ledger::nameNewSites);
    guard.run("orphans", ledger::takeOrphans);
    guard.run("sampler descriptors", () -> book.settle(ledger));
    groups = guard.call("ledger counters", ledger::figures, groups);
    ProcessSample process =
        guard.call(
            "sampler process", () -> samplers.process().sample(nowNanos), ProcessSample.UNKNOWN);
    // Before the sockets: they need the range of local ports.
    KernelFacts kernel =
        guard.call(
            "sampler kernel",
            () -> samplers.kernel().sample(nowNanos, ledger.connectFailures()),
            KernelFacts.UNKNOWN);
    SocketTable sockets =
        guard.call("sampler sockets", () -> sockets(nowNanos, freshSockets), SocketTable.UNKNOWN);
    boolean walked = guard.call(LEDGER, () -> walk(nowNanos), false);
    DescriptorAccount account =
        guard.call(
            "descriptor account",
            () -> counts.account(process, open::isOwn),
            DescriptorAccount.UNKNOWN);
    frames =
        walked ? callSites(nowNanos, account) : guard.station(LEDGER).isOff() ? List.of() : frames;
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
        guard.call("sampler memory", () -> samplers.memory().sample(process), MemoryStats.UNKNOWN),
        byKind(open.bytesByKind()),
        guard.call("sampler threads", () -> threads(nowNanos, process), ThreadStats.NONE));
  }

  private boolean walk(long nowNanos) {
    open.walk(groups, nowNanos);
    return true;
  }

  private List<CallSiteStats> callSites(long nowNanos, DescriptorAccount account) {
    return guard.call("call sites", () -> lines.at(nowNanos, account), frames);
  }

  private SocketTable sockets(long nowNanos, boolean fresh) {
    HeldSockets held = new LedgerSockets(ledger, book, groups);
    return fresh ? samplers.socketsNow(nowNanos, held) : samplers.sockets(nowNanos, held);
  }

  private ThreadStats threads(long nowNanos, ProcessSample process) {
    return threads.at(nowNanos, ledger.threadFailures(), ledger.virtualThreads(), process);
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
  public void see(Findings findings) {
    guard.run("file directories", () -> directories.see(findings, open.groups()));
    guard.run("thread starts", () -> threads.see(findings));
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
