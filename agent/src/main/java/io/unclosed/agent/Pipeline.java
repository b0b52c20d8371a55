package io.unclosed.agent;

import io.unclosed.agent.jvm.MainJar;
import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.agent.ledger.LedgerStart;
import io.unclosed.agent.option.Options;
import io.unclosed.agent.query.AttachBaseline;
import io.unclosed.agent.query.ReportExtras;
import io.unclosed.agent.sample.Samplers;
import io.unclosed.agent.sample.net.SocketSampler;
import io.unclosed.agent.snapshot.AttachInventory;
import io.unclosed.agent.snapshot.Baseline;
import io.unclosed.agent.snapshot.FdReconciliation;
import io.unclosed.agent.snapshot.JvmOwnedFds;
import io.unclosed.agent.snapshot.OpenResourceTally;
import io.unclosed.agent.snapshot.OpenResources;
import io.unclosed.agent.snapshot.ReportExtrasReader;
import io.unclosed.agent.snapshot.SamplingBudgetControl;
import io.unclosed.agent.snapshot.SiteDetailsCache;
import io.unclosed.agent.snapshot.SnapshotBuilder;
import io.unclosed.agent.snapshot.SnapshotRedactor;
import io.unclosed.analysis.Analysis;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.guard.StationGuard;
import io.unclosed.analysis.input.Settings;
import io.unclosed.analysis.input.Snapshot;

/**
 * What samples and judges: made at the first beat, when {@code main} runs, and from then on of the
 * heartbeat's thread alone.
 */
final class Pipeline {
  final LedgerReader ledger;
  final Samplers samplers;
  final OpenResources resources;
  final Baseline baseline;
  final SiteDetailsCache known;
  final Analysis analysis;

  private final StationGuard guard;
  private final AttachBaseline before;
  private final SnapshotBuilder snapshotBuilder;
  private final ReportExtrasReader beside;
  private final SamplingBudgetControl allowance = new SamplingBudgetControl();

  /**
   * Opens what the samplers hold open.
   *
   * @param samplers those of this process, as {@link #samplers(Options)} makes them; the caller's
   *     to keep when this throws
   * @param guard runs each station
   */
  Pipeline(AgentContext context, Samplers samplers, StationGuard guard, boolean fromStart) {
    LedgerStart start = context.ledger;
    Options options = context.options;
    this.guard = guard;
    this.samplers = samplers;
    ledger = start.reader(options.app(), mainJar());
    samplers.memory().nativeMemory(context.nativeMemory);
    FdReconciliation book =
        new FdReconciliation(
            samplers.descriptors(),
            samplers.links(),
            samplers.details(),
            JvmOwnedFds.ofThisProcess());
    samplers.warmUp(System.nanoTime(), guard);
    before =
        fromStart
            ? AttachBaseline.NONE
            : new AttachInventory(start, samplers, context.kinds).book();
    OpenResourceTally open =
        new OpenResourceTally(ledger, samplers, context.kinds.length, options.closeWaitNanos());
    snapshotBuilder =
        new SnapshotBuilder(
            guard, ledger, samplers, book, context.kinds, open, fromStart, context.nanos);
    resources = new OpenResources(ledger, samplers, book, open, context.kinds);
    baseline = new Baseline(open);
    known = new SiteDetailsCache(ledger, resources);
    beside = new ReportExtrasReader(book, samplers);
    analysis =
        new Analysis(
            new Settings(
                options.intervalNanos(),
                options.patienceNanos(),
                options.closeWaitNanos(),
                options.ignore().patterns()),
            guard);
  }

  /** Holds no descriptor yet. */
  static Samplers samplers(Options options) {
    return Samplers.ofThisProcess(socketPeriodNanos(options), LedgerStart::number);
  }

  private static String mainJar() {
    return MainJar.of(
        System.getProperty("sun.java.command", ""), System.getProperty("java.class.path", ""));
  }

  // A table that is judged by patience must be read several times within it.
  private static long socketPeriodNanos(Options options) {
    long usual = SocketSampler.USUAL_PERIOD_NANOS;
    return Math.min(usual, Math.max(options.intervalNanos(), options.patienceNanos() / 6));
  }

  /**
   * Samples and judges.
   *
   * @param freshSockets whether the socket table is read although it is not time yet
   * @param redactor what hides addresses and paths before anybody sees them
   */
  Findings judge(boolean freshSockets, SnapshotRedactor redactor) {
    Snapshot snapshot = redactor.over(snapshotBuilder.make(System.nanoTime(), freshSockets));
    guard.run("sampling budget", () -> allowance.see(snapshot, ledger));
    Findings next = analysis.next(snapshot);
    guard.run("details of suspects", () -> known.see(next));
    snapshotBuilder.see(next);
    return next;
  }

  /** What reports tell beside the findings. */
  ReportExtras beside(Findings findings) {
    long now = findings.snapshot().nanos();
    return guard.call(
        "report extras",
        () -> beside.at(now).with(baseline.stillOf(before), baseline.since(now)),
        ReportExtras.NONE);
  }
}
