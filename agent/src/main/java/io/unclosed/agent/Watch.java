package io.unclosed.agent;

import io.unclosed.agent.ledger.LedgerStart;
import io.unclosed.agent.option.Options;
import io.unclosed.agent.outlet.About;
import io.unclosed.agent.outlet.FurtherFacts;
import io.unclosed.agent.outlet.OpenResource;
import io.unclosed.agent.outlet.Overhead;
import io.unclosed.agent.outlet.SiteDetails;
import io.unclosed.agent.outlet.text.Redaction;
import io.unclosed.agent.weave.TrackWeaver;
import io.unclosed.analysis.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

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
  private final Heartbeat heartbeat;
  private final FrontDesk desk;
  private final Outlets outlets;
  private final Veil veil;
  private final long startNanos;

  private volatile Findings findings = Nothing.findings(System.nanoTime());
  private volatile Overhead overhead = new Overhead(0, 0, 0, 0, 0, 0, 0, 0);
  private volatile String state = "active";
  private volatile SiteDetails details = SiteDetails.NONE;
  private volatile FurtherFacts further = FurtherFacts.NONE;

  /** Of the heartbeat's thread; null before its first beat. */
  private @Nullable Stations stations;

  Watch(Startup startup) {
    this.startup = startup;
    options = startup.options;
    start = startup.ledger;
    faults = startup.faults;
    problems = startup.problems;
    heartbeat = startup.heartbeat;
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
    Stations made = new Stations(startup, about.fromStart());
    stations = made;
    state = stateOf(made);
    judge(made, false);
    if (!about.fromStart()) {
      // What was open before is the baseline of who comes late.
      made.baseline.mark(true);
    }
    details = made.known;
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
    Findings next = judge(stations(), freshSockets);
    outlets.publish(next);
    return next;
  }

  private Findings judge(Stations by, boolean freshSockets) {
    Findings next = by.judge(freshSockets, veil);
    findings = next;
    further = by.beside(next);
    overhead = measured(by);
    state = stateOf(by);
    return next;
  }

  private Overhead measured(Stations by) {
    double cpu = ThreadCpu.seconds(heartbeat.thread());
    double wall = (System.nanoTime() - startNanos) / 1e9;
    return new Overhead(
        cpu,
        wall > 0 ? cpu / wall : 0,
        by.ledger.bytes(),
        findings.snapshot().descriptors().tracked(),
        by.ledger.sites(),
        by.ledger.skipped(),
        faults.count() + start.hookFailures(),
        by.analysis.framesLeftOut());
  }

  private String stateOf(Stations by) {
    List<String> reasons = new ArrayList<>(problems);
    if (!start.capturesStacks()) {
      reasons.add("this JVM keeps no stacks (-XX:-StackTraceInThrowable?): no lines can be named");
    }
    reasons.addAll(by.samplers.degraded());
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

  /**
   * What samples and judges, for the heartbeat's thread.
   *
   * @throws IllegalStateException when the first beat failed before they were made
   */
  Stations stations() {
    Stations made = stations;
    if (made == null) {
      throw new IllegalStateException("the agent could not begin");
    }
    return made;
  }

  /** All that is open, for a dump; on the heartbeat's thread. */
  List<OpenResource> allResources() {
    List<OpenResource> all = stations().resources.of("", ALL_RESOURCES);
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
