package io.unclosed.agent;

import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.agent.ledger.LedgerStart;
import io.unclosed.agent.option.Options;
import io.unclosed.agent.outlet.AttachBaseline;
import io.unclosed.agent.outlet.FurtherFacts;
import io.unclosed.agent.sample.Samplers;
import io.unclosed.agent.sample.SocketSampler;
import io.unclosed.analysis.Analysis;
import io.unclosed.analysis.Findings;
import io.unclosed.analysis.Settings;
import io.unclosed.analysis.Snapshot;

/**
 * What samples and judges: made at the first beat, when {@code main} runs, and from then on of the
 * heartbeat's thread alone.
 */
final class Stations {
  final LedgerReader ledger;
  final Samplers samplers;
  final Resources resources;
  final Baseline baseline;
  final KnownDetails known;
  final Analysis analysis;

  private final AttachBaseline before;
  private final SnapshotMaker maker;
  private final BesideFindings beside;
  private final CaptureAllowance allowance = new CaptureAllowance();

  Stations(Startup startup, boolean fromStart) {
    LedgerStart start = startup.ledger;
    Options options = startup.options;
    ledger = start.reader(options.app(), mainJar());
    samplers = Samplers.ofThisProcess(socketPeriodNanos(options), LedgerStart::number);
    samplers.memory().nativeMemory(startup.nativeMemory);
    DescriptorBook book =
        new DescriptorBook(
            samplers.descriptors(),
            samplers.links(),
            samplers.details(),
            OwnTargets.ofThisProcess());
    samplers.warmUp(System.nanoTime());
    before =
        fromStart ? AttachBaseline.NONE : new BeforeAttach(start, samplers, startup.kinds).book();
    OpenTally open =
        new OpenTally(ledger, samplers, startup.kinds.length, options.closeWaitNanos());
    maker =
        new SnapshotMaker(ledger, samplers, book, startup.kinds, open, fromStart, startup.nanos);
    resources = new Resources(ledger, samplers, book, open, startup.kinds);
    baseline = new Baseline(open);
    known = new KnownDetails(ledger, resources);
    beside = new BesideFindings(book, samplers);
    analysis =
        new Analysis(
            new Settings(
                options.intervalNanos(),
                options.patienceNanos(),
                options.closeWaitNanos(),
                options.ignore().patterns()));
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
   * @param veil what hides addresses and paths before anybody sees them
   */
  Findings judge(boolean freshSockets, Veil veil) {
    Snapshot snapshot = veil.over(maker.make(System.nanoTime(), freshSockets));
    allowance.see(snapshot, ledger);
    Findings next = analysis.next(snapshot);
    known.see(next);
    maker.see(next);
    return next;
  }

  /** What reports tell beside the findings. */
  FurtherFacts beside(Findings findings) {
    long now = findings.snapshot().nanos();
    return beside.at(now).with(baseline.stillOf(before), baseline.since(now));
  }
}
