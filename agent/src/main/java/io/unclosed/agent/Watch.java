package io.unclosed.agent;

import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.agent.ledger.LedgerStart;
import io.unclosed.agent.option.Options;
import io.unclosed.agent.outlet.About;
import io.unclosed.agent.outlet.AttachBaseline;
import io.unclosed.agent.outlet.FurtherFacts;
import io.unclosed.agent.outlet.OpenResource;
import io.unclosed.agent.outlet.Overhead;
import io.unclosed.agent.outlet.SinceMark;
import io.unclosed.agent.outlet.SiteDetails;
import io.unclosed.agent.outlet.text.Redaction;
import io.unclosed.agent.sample.Samplers;
import io.unclosed.agent.sample.SocketSampler;
import io.unclosed.agent.weave.TrackWeaver;
import io.unclosed.analysis.Analysis;
import io.unclosed.analysis.Findings;
import io.unclosed.analysis.Settings;
import io.unclosed.analysis.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * What happens at each beat: sample, judge, publish.
 *
 * <p>The stations behind it belong to the heartbeat's thread; what other threads may read of them
 * is in volatile fields.
 */
final class Watch implements Heartbeat.Work {
  private static final long EAGER_NANOS = 2_000_000_000L;
  private static final int ALL_RESOURCES = 100_000;

  private final Options options;
  private final LedgerStart start;
  private final About about;
  private final Faults faults;
  private final Startup startup;
  private final List<String> problems;
  private final String[] kinds;
  private final Heartbeat heartbeat;
  private final FrontDesk desk;
  private final Outlets outlets;
  private final Veil veil;
  private final NativeMemory nativeMemory;
  private final long startNanos;

  private volatile Findings findings = Nothing.findings(System.nanoTime());
  private volatile Overhead overhead = new Overhead(0, 0, 0, 0, 0, 0, 0, 0);
  private volatile String state = "active";
  private volatile SiteDetails details = SiteDetails.NONE;
  private volatile FurtherFacts further = FurtherFacts.NONE;

  // Of the heartbeat's thread.
  private LedgerReader ledger;
  private Samplers samplers;
  private SnapshotMaker maker;
  private Resources resources;
  private Baseline baseline;
  private AttachBaseline before = AttachBaseline.NONE;
  private KnownDetails known;
  private BesideFindings beside;
  private final CaptureAllowance allowance = new CaptureAllowance();
  private Analysis analysis;

  @SuppressWarnings("NullAway.Init") // what belongs to the heartbeat's thread is made there
  Watch(Startup startup) {
    this.startup = startup;
    options = startup.options;
    start = startup.ledger;
    faults = startup.faults;
    problems = startup.problems;
    kinds = startup.kinds;
    heartbeat = startup.heartbeat;
    nativeMemory = startup.nativeMemory;
    startNanos = startup.nanos;
    if (heartbeat.isCurrent()) {
      // From its first file on, what it opens is the process's own and no line of anybody's.
      start.ownThread();
    }
    about = Abouts.of(startup);
    Redaction redaction = Veil.redaction(options);
    veil = new Veil(redaction);
    desk = new FrontDesk(this, heartbeat, about, veil);
    outlets = new Outlets(options, this, faults, start, redaction);
  }

  @Override
  public void begin() {
    start.ownThread();
    ledger = start.reader(options.app(), mainJar());
    samplers = Samplers.ofThisProcess(socketPeriodNanos(), LedgerStart::number);
    samplers.memory().nativeMemory(nativeMemory);
    DescriptorBook book =
        new DescriptorBook(samplers.descriptors(), samplers.details(), OwnTargets.ofThisProcess());
    samplers.warmUp(System.nanoTime());
    if (!about.fromStart()) {
      before = new BeforeAttach(start, samplers, kinds).book();
    }
    maker =
        new SnapshotMaker(
            ledger, samplers, book, kinds, options.closeWaitNanos(), about.fromStart(), startNanos);
    resources = new Resources(ledger, samplers, book, maker, kinds);
    baseline = new Baseline(ledger, maker);
    known = new KnownDetails(ledger, resources);
    beside = new BesideFindings(book, samplers);
    analysis =
        new Analysis(
            new Settings(
                options.intervalNanos(),
                options.patienceNanos(),
                options.closeWaitNanos(),
                options.ignore().patterns()));
    state = stateNow();
    judge(false);
    if (!about.fromStart()) {
      // What was open before is the baseline of who comes late.
      baseline.mark(true);
    }
    details = known;
    outlets.begin();
    registerUnasked();
  }

  private void registerUnasked() {
    boolean eager = options.jmx().equals("eager");
    if (eager && about.fromStart()) {
      // The application first: what it sets in its first moments must still count.
      LockSupport.parkNanos(EAGER_NANOS);
    }
    if (eager || !about.fromStart()) {
      outlets.register();
    }
  }

  // A table that is judged by patience must be read several times within it.
  private long socketPeriodNanos() {
    long usual = SocketSampler.USUAL_PERIOD_NANOS;
    return Math.min(usual, Math.max(options.intervalNanos(), options.patienceNanos() / 6));
  }

  private static String mainJar() {
    return MainJar.of(
        System.getProperty("sun.java.command", ""), System.getProperty("java.class.path", ""));
  }

  @Override
  public void beat(long nowNanos) {
    check(false);
  }

  @Override
  public void failed(Throwable failure) {
    faults.add(failure);
  }

  /**
   * Samples, judges and publishes: findings that nobody is told of would take what changed in them
   * along. On the heartbeat's thread.
   *
   * @param freshSockets whether the socket table is read although it is not time yet
   */
  Findings check(boolean freshSockets) {
    Findings next = judge(freshSockets);
    outlets.publish(next);
    return next;
  }

  private Findings judge(boolean freshSockets) {
    Snapshot snapshot = veil.over(maker.make(System.nanoTime(), freshSockets));
    allowance.see(snapshot, ledger);
    Findings next = analysis.next(snapshot);
    findings = next;
    known.see(next);
    maker.see(next);
    SinceMark since = baseline.since();
    further = beside.at(snapshot.nanos()).with(baseline.stillOf(before), since);
    overhead = measured();
    state = stateNow();
    return next;
  }

  private Overhead measured() {
    double cpu = ThreadCpu.seconds(heartbeat.thread());
    double wall = (System.nanoTime() - startNanos) / 1e9;
    return new Overhead(
        cpu,
        wall > 0 ? cpu / wall : 0,
        ledger.bytes(),
        findings.snapshot().descriptors().tracked(),
        ledger.sites(),
        ledger.skipped(),
        faults.count() + start.hookFailures(),
        analysis.framesLeftOut());
  }

  private String stateNow() {
    List<String> reasons = new ArrayList<>(problems);
    if (!start.capturesStacks()) {
      reasons.add("this JVM keeps no stacks (-XX:-StackTraceInThrowable?): no lines can be named");
    }
    reasons.addAll(samplers.degraded());
    return reasons.isEmpty() ? "active" : "degraded: " + String.join("; ", reasons);
  }

  Outlets outlets() {
    return outlets;
  }

  /** Where other threads ask. */
  FrontDesk desk() {
    return desk;
  }

  Findings findings() {
    return findings;
  }

  Overhead overhead() {
    return overhead;
  }

  String state() {
    return state;
  }

  /** What recordings show beside the findings; never waits. */
  SiteDetails details() {
    return details;
  }

  /** Deleted files and the like; of the last look. */
  FurtherFacts further() {
    return further;
  }

  /** For the heartbeat's thread. */
  Resources resources() {
    return resources;
  }

  /** For the heartbeat's thread. */
  Baseline baseline() {
    return baseline;
  }

  /** For the heartbeat's thread. */
  Analysis analysis() {
    return analysis;
  }

  /** All that is open, for a dump; on the heartbeat's thread. */
  List<OpenResource> allResources() {
    List<OpenResource> all = resources.of("", ALL_RESOURCES);
    return all == null ? List.of() : all;
  }

  /** Declared types of which nothing was seen, each in a sentence. */
  List<String> unmet() {
    TrackWeaver track = startup.track;
    List<String> sentences = new ArrayList<>();
    if (track != null) {
      for (String type : track.unmet()) {
        sentences.add("track: no class of the type " + type + " was loaded so far");
      }
    }
    return sentences;
  }
}
