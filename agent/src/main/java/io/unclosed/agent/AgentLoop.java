package io.unclosed.agent;

import io.unclosed.agent.export.log.LogSink;
import io.unclosed.agent.jvm.ThreadCpu;
import io.unclosed.agent.ledger.LedgerStart;
import io.unclosed.agent.option.Options;
import io.unclosed.agent.query.AgentInfo;
import io.unclosed.agent.query.OpenResourceInfo;
import io.unclosed.agent.query.OverheadSample;
import io.unclosed.agent.query.ReportExtras;
import io.unclosed.agent.query.SiteDetails;
import io.unclosed.agent.redact.Redaction;
import io.unclosed.agent.sample.Samplers;
import io.unclosed.agent.snapshot.SnapshotRedactor;
import io.unclosed.agent.weave.TrackedTypes;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.guard.StationGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What the heartbeat does: it sets up the pipeline at the first beat, and at each beat samples,
 * judges and publishes.
 *
 * <p>{@link Pipeline} (ledger, samplers, analysis) belongs to the heartbeat's thread and are
 * reached through it alone. What a check finds is put into volatile fields, which any thread may
 * read: {@link #findings}, {@link #overhead}, {@link #state}. Other threads ask through {@link
 * HeartbeatQueries}.
 */
final class AgentLoop implements Heartbeat.Work {
  private static final long EAGER_NANOS = 2_000_000_000L;
  private static final int ALL_RESOURCES = 100_000;

  private final Options options;
  private final LedgerStart start;
  private final AgentInfo agentInfo;
  private final InternalErrors internalErrors;
  private final AgentContext context;
  private final List<String> problems;
  private final Heartbeat heartbeat;
  private final HeartbeatQueries queries;
  private final Exporters exporters;
  private final Staleness staleness;
  private final SnapshotRedactor redactor;
  private final long startNanos;

  private volatile Findings findings = EmptyFindings.findings(System.nanoTime());
  private volatile OverheadSample overheadSample = new OverheadSample(0, 0, 0, 0, 0, 0, 0, 0);
  private volatile String state = "active";
  private volatile SiteDetails details = SiteDetails.NONE;
  private volatile ReportExtras further = ReportExtras.NONE;

  private final StationGuard guard;
  private final Samplers samplers;

  /** Of the heartbeat's thread; null before its first beat. */
  private @Nullable Pipeline pipeline;

  AgentLoop(AgentContext context) {
    this(context, new StationGuard(context.internalErrors));
  }

  /** With the guard that runs every station. */
  AgentLoop(AgentContext context, StationGuard guard) {
    this.context = context;
    this.guard = guard;
    options = context.options;
    start = context.ledger;
    internalErrors = context.internalErrors;
    problems = context.problems;
    heartbeat = context.heartbeat;
    startNanos = context.nanos;
    if (heartbeat.isCurrent()) {
      // From its first file on, what it opens is the process's own and no line of anybody's.
      start.ownThread();
    }
    samplers = Pipeline.samplers(context.options);
    agentInfo = AgentInfoReader.of(context);
    Redaction redaction = SnapshotRedactor.redaction(options);
    redactor = new SnapshotRedactor(redaction);
    queries = new HeartbeatQueries(this, heartbeat, agentInfo, redactor);
    exporters =
        new Exporters(options, this, guard, internalErrors, start, redaction, context.log());
    LogSink warnings = Exporters.says(options, "warn") ? context.log() : null;
    staleness = new Staleness(this, options.intervalNanos(), warnings);
  }

  @Override
  public void begin() {
    start.ownThread();
    Pipeline made = pipeline;
    if (made == null) {
      made = new Pipeline(context, samplers, guard, agentInfo.fromStart());
      pipeline = made;
    }
    state = stateOf(made);
    judge(made, false);
    if (!agentInfo.fromStart()) {
      // What was open before is the baseline of who comes late.
      made.baseline.mark(true);
    }
    details = made.known;
    exporters.begin();
    registerUnasked();
  }

  private void registerUnasked() {
    boolean eager = options.jmx().equals("eager");
    if (eager && agentInfo.fromStart()) {
      // The application first: what it sets in its first moments must still count.
      LockSupport.parkNanos(EAGER_NANOS);
    }
    if (eager || !agentInfo.fromStart()) {
      exporters.register();
    }
  }

  @Override
  public void beat(long nowNanos) {
    // Again each time: the thread is another one when it had to be started again.
    start.ownThread();
    check(false);
  }

  @Override
  public void failed(Throwable failure) {
    internalErrors.add(failure);
    staleness.tell();
  }

  /**
   * Samples, judges and publishes: findings that nobody is told of would take what changed in them
   * along. On the heartbeat's thread.
   *
   * @param freshSockets whether the socket table is read although it is not time yet
   */
  Findings check(boolean freshSockets) {
    Findings next = judge(pipeline(), freshSockets);
    exporters.publish(next);
    return next;
  }

  private Findings judge(Pipeline by, boolean freshSockets) {
    Findings next = by.judge(freshSockets, redactor);
    findings = next;
    further = by.beside(next);
    overheadSample = measured(by);
    state = stateOf(by);
    return next;
  }

  private OverheadSample measured(Pipeline by) {
    double cpu = ThreadCpu.seconds(heartbeat.thread());
    double wall = (System.nanoTime() - startNanos) / 1e9;
    return new OverheadSample(
        cpu,
        wall > 0 ? cpu / wall : 0,
        by.ledger.bytes(),
        findings.snapshot().descriptors().tracked(),
        by.ledger.sites(),
        by.ledger.skipped(),
        failures(),
        by.analysis.framesLeftOut());
  }

  private long failures() {
    return internalErrors.count() + start.hookFailures() + heartbeat.escaped();
  }

  private String stateOf(Pipeline by) {
    List<String> reasons = new ArrayList<>(problems);
    if (!start.capturesStacks()) {
      reasons.add(
          "this JVM records no stack traces (-XX:-StackTraceInThrowable?), so call sites are unknown");
    }
    reasons.addAll(guard.call("samplers' reasons", by.samplers::degraded, List.of()));
    reasons.addAll(guard.switchedOff());
    return reasons.isEmpty() ? "active" : "degraded: " + String.join("; ", reasons);
  }

  Exporters exporters() {
    return exporters;
  }

  /** Where other threads ask. */
  HeartbeatQueries queries() {
    return queries;
  }

  Findings findings() {
    return findings;
  }

  /** Of the last look, but for the failures: those are all of the time since, too. */
  OverheadSample overhead() {
    return overheadSample.withFailures(failures());
  }

  /** Whether the last look is too old. */
  Staleness staleness() {
    return staleness;
  }

  String state() {
    return state;
  }

  /** What recordings show beside the findings; never waits. */
  SiteDetails details() {
    return details;
  }

  /** Deleted files and the like; of the last look. */
  ReportExtras further() {
    return further;
  }

  /**
   * What samples and judges, for the heartbeat's thread.
   *
   * @throws IllegalStateException when the first beat failed before they were made
   */
  Pipeline pipeline() {
    Pipeline made = pipeline;
    if (made == null) {
      throw new IllegalStateException("the agent could not start");
    }
    return made;
  }

  /** All that is open, for a dump; on the heartbeat's thread. */
  List<OpenResourceInfo> allResources() {
    List<OpenResourceInfo> all = pipeline().resources.of("", ALL_RESOURCES);
    return all == null ? List.of() : all;
  }

  /** Declared types of which nothing was seen, each in a sentence. */
  List<String> unmet() {
    TrackedTypes track = context.track;
    List<String> sentences = new ArrayList<>();
    if (track != null) {
      for (String type : track.unmet()) {
        sentences.add("track: no class of type " + type + " has been loaded so far");
      }
    }
    return sentences;
  }
}
