package io.unclosed.agent;

import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.agent.ledger.LedgerStart;
import io.unclosed.agent.option.Options;
import io.unclosed.agent.outlet.About;
import io.unclosed.agent.outlet.Desk;
import io.unclosed.agent.outlet.Growth;
import io.unclosed.agent.outlet.OpenResource;
import io.unclosed.agent.outlet.Overhead;
import io.unclosed.agent.outlet.SiteDetails;
import io.unclosed.agent.outlet.text.Redaction;
import io.unclosed.agent.sample.Samplers;
import io.unclosed.agent.weave.TrackWeaver;
import io.unclosed.analysis.Analysis;
import io.unclosed.analysis.Findings;
import io.unclosed.analysis.FrameFigures;
import io.unclosed.analysis.Settings;
import io.unclosed.analysis.Snapshot;
import io.unclosed.analysis.Suspect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/**
 * What happens at each beat, and the desk at which outlets ask.
 *
 * <p>The stations behind it belong to the heartbeat's thread; what other threads may read of them
 * is in volatile fields.
 */
final class Watch implements Heartbeat.Work, Desk {
  private static final int DEFAULT_RESOURCES = 100;
  private static final int DEFAULT_GROWTH = 50;
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
  private final Outlets outlets;
  private final Veil veil;
  private final long startNanos;

  private volatile Findings findings = Nothing.findings(System.nanoTime());
  private volatile Overhead overhead = new Overhead(0, 0, 0, 0, 0, 0, 0);
  private volatile String state = "active";
  private volatile boolean begun;

  /** By suspect, at most as many as there are: the resource that recordings name. */
  private volatile Map<String, Long> oldest = Map.of();

  // Of the heartbeat's thread.
  private LedgerReader ledger;
  private Samplers samplers;
  private SnapshotMaker maker;
  private Resources resources;
  private final CaptureAllowance allowance = new CaptureAllowance();
  private Analysis analysis;

  @SuppressWarnings("NullAway.Init") // what belongs to the heartbeat's thread is made there
  Watch(Startup startup) {
    this.startup = startup;
    options = startup.options;
    start = startup.ledger;
    about = Abouts.of(startup);
    faults = startup.faults;
    problems = startup.problems;
    kinds = startup.kinds;
    heartbeat = startup.heartbeat;
    startNanos = startup.nanos;
    Redaction redaction = Veil.redaction(options);
    veil = new Veil(redaction);
    outlets = new Outlets(options, this, faults, start, redaction);
  }

  Outlets outlets() {
    return outlets;
  }

  @Override
  public void begin() {
    start.ownThread();
    ledger = start.reader(options.app(), mainJar());
    samplers = Samplers.ofThisProcess(socketPeriodNanos(), LedgerStart::number);
    DescriptorBook book =
        new DescriptorBook(
            samplers.descriptors(),
            samplers.details(),
            new OwnTargets(System.getProperty("java.home", "")));
    long now = System.nanoTime();
    samplers.warmUp(now);
    if (!about.fromStart()) {
      new BeforeAttach(start, samplers).book();
    }
    maker =
        new SnapshotMaker(
            ledger, samplers, book, kinds, options.closeWaitNanos(), about.fromStart(), startNanos);
    resources = new Resources(ledger, samplers, book, maker, kinds);
    analysis =
        new Analysis(
            new Settings(
                options.intervalNanos(),
                options.patienceNanos(),
                options.closeWaitNanos(),
                options.ignore().patterns()));
    state = stateNow();
    check(false);
    begun = true;
    outlets.begin();
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
    long usual = io.unclosed.agent.sample.SocketSampler.USUAL_PERIOD_NANOS;
    return Math.min(usual, Math.max(options.intervalNanos(), options.patienceNanos() / 6));
  }

  private static String mainJar() {
    return MainJar.of(
        System.getProperty("sun.java.command", ""), System.getProperty("java.class.path", ""));
  }

  @Override
  public void beat(long nowNanos) {
    outlets.publish(check(false));
  }

  @Override
  public void failed(Throwable failure) {
    faults.add(failure);
  }

  private Findings check(boolean freshSockets) {
    Snapshot snapshot = veil.over(maker.make(System.nanoTime(), freshSockets));
    allowance.see(snapshot, ledger);
    Findings next = analysis.next(snapshot);
    findings = next;
    oldest = oldestOf(next);
    overhead = measured();
    state = stateNow();
    return next;
  }

  private Map<String, Long> oldestOf(Findings next) {
    Map<String, Long> byId = new HashMap<>();
    for (Suspect suspect : next.suspects()) {
      byId.put(suspect.id(), resources.oldest(suspect.id()));
    }
    return byId;
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
        faults.count() + start.hookFailures());
  }

  private String stateNow() {
    List<String> reasons = new ArrayList<>(problems);
    if (!start.capturesStacks()) {
      reasons.add("this JVM keeps no stacks (-XX:-StackTraceInThrowable?): no lines can be named");
    }
    if (samplers != null) {
      reasons.addAll(samplers.degraded());
    }
    return reasons.isEmpty() ? "active" : "degraded: " + String.join("; ", reasons);
  }

  @Override
  public Findings findings() {
    return findings;
  }

  @Override
  public Findings checkNow() {
    return heartbeat.ask(
        () -> {
          Findings next = check(true);
          outlets.publish(next);
          return next;
        });
  }

  @Override
  public About about() {
    return about;
  }

  @Override
  public Overhead overhead() {
    return overhead;
  }

  @Override
  public String state() {
    return state;
  }

  @Override
  public List<OpenResource> openResources(String id, int limit) {
    int most = limit <= 0 ? DEFAULT_RESOURCES : limit;
    return heartbeat.ask(
        () -> {
          List<OpenResource> found = resources.of(id, most);
          if (found == null) {
            throw noSuch(id);
          }
          return veil.over(found);
        });
  }

  /** All that is open, for a dump; on the heartbeat's thread. */
  List<OpenResource> allResources() {
    List<OpenResource> all = resources.of("", ALL_RESOURCES);
    return all == null ? List.of() : all;
  }

  @Override
  public String stack(String id) {
    String text = begun ? stackText(id) : "";
    if (text.isEmpty()) {
      throw noSuch(id);
    }
    return text;
  }

  private String stackText(String id) {
    List<List<String>> stacks = ledger.stacks(id);
    if (stacks.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (String frame : stacks.get(0)) {
      text.append(frame).append('\n');
    }
    for (FrameFigures figures : findings.snapshot().frames()) {
      if (figures.id().equals(id) && !figures.closedBy().isEmpty()) {
        text.append("\nUsually closed at:\n");
        for (String frame : figures.closedBy()) {
          text.append("  ").append(frame).append('\n');
        }
      }
    }
    return text.toString();
  }

  private IllegalArgumentException noSuch(String id) {
    Set<String> known = new TreeSet<>();
    for (Suspect suspect : findings.suspects()) {
      if (known.size() < 10) {
        known.add(suspect.id() + " (" + suspect.kind() + " " + suspect.site() + ")");
      }
    }
    for (FrameFigures frame : findings.snapshot().frames()) {
      if (known.size() < 10 && frame.open() > 0 && !frame.internal()) {
        known.add(frame.id() + " (" + frame.kind() + " " + frame.site() + ")");
      }
    }
    return new IllegalArgumentException(
        "no suspect or site has the id '" + id + "'; there are: " + String.join(", ", known));
  }

  @Override
  public void dismiss(String id) {
    heartbeat.ask(
        () -> {
          analysis.dismiss(id);
          check(false);
          return true;
        });
  }

  @Override
  public void restore(String id) {
    heartbeat.ask(
        () -> {
          analysis.restore(id);
          check(false);
          return true;
        });
  }

  @Override
  public String dump() {
    return heartbeat.ask(() -> outlets.dump(check(true)));
  }

  @Override
  public void markBaseline() {
    heartbeat.ask(
        () -> {
          resources.markBaseline();
          return true;
        });
  }

  @Override
  public List<Growth> growthSinceBaseline(int limit) {
    List<Growth> rows =
        heartbeat.ask(
            () -> {
              check(false);
              return resources.growth(limit <= 0 ? DEFAULT_GROWTH : limit);
            });
    if (rows == null) {
      throw new IllegalStateException("no baseline: call markBaseline() first");
    }
    return rows;
  }

  /** The report, of a fresh check. From any thread. */
  String freshReport() {
    checkNow();
    return outlets.report();
  }

  /** Report and open resources as JSON, of a fresh check. From any thread. */
  String json() {
    return heartbeat.ask(() -> outlets.json(check(true)));
  }

  /** What recordings show beside the findings; never waits. */
  SiteDetails details() {
    return new SiteDetails() {
      @Override
      public String stack(String id) {
        return begun ? stackText(id) : "";
      }

      @Override
      public long oldestResource(String id) {
        return oldest.getOrDefault(id, 0L);
      }
    };
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
