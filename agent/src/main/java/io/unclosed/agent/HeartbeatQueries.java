package io.unclosed.agent;

import io.unclosed.agent.query.AgentInfo;
import io.unclosed.agent.query.AgentQueries;
import io.unclosed.agent.query.CallSiteGrowth;
import io.unclosed.agent.query.OpenResourceInfo;
import io.unclosed.agent.query.OverheadSample;
import io.unclosed.agent.query.ReportExtras;
import io.unclosed.agent.snapshot.SnapshotRedactor;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.input.CallSiteStats;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The desk at which outlets ask: from what is known, or on the heartbeat's thread. */
final class HeartbeatQueries implements AgentQueries {
  private static final int DEFAULT_RESOURCES = 100;
  private static final int DEFAULT_GROWTH = 50;

  /**
   * A last look that is older than this is said; an interval of milliseconds may well be missed.
   */
  private static final int LATE_INTERVALS = 3;

  private static final long LATE_NANOS = 3_000_000_000L;

  /** Ids that a refusal lists. */
  private static final int LISTED = 10;

  private final AgentLoop agentLoop;
  private final Heartbeat heartbeat;
  private final AgentInfo agentInfo;
  private final SnapshotRedactor snapshotRedactor;

  HeartbeatQueries(
      AgentLoop agentLoop,
      Heartbeat heartbeat,
      AgentInfo agentInfo,
      SnapshotRedactor snapshotRedactor) {
    this.agentLoop = agentLoop;
    this.heartbeat = heartbeat;
    this.agentInfo = agentInfo;
    this.snapshotRedactor = snapshotRedactor;
  }

  @Override
  public Findings findings() {
    return agentLoop.findings();
  }

  @Override
  public Findings checkNow() {
    return heartbeat.ask(() -> agentLoop.check(true));
  }

  @Override
  public AgentInfo about() {
    return agentInfo;
  }

  @Override
  public OverheadSample overhead() {
    return agentLoop.overhead();
  }

  @Override
  public String state() {
    String state = agentLoop.state();
    long nanos = System.nanoTime() - agentLoop.findings().snapshot().nanos();
    if (nanos <= Math.max(LATE_INTERVALS * agentLoop.intervalNanos(), LATE_NANOS)) {
      return state;
    }
    String late =
        "the last look was "
            .concat(Long.toString(nanos / 1_000_000_000L))
            .concat(" s ago, more than three intervals");
    return state.equals("active") ? "degraded: ".concat(late) : state.concat("; ").concat(late);
  }

  @Override
  public ReportExtras further() {
    return agentLoop.further();
  }

  @Override
  public List<OpenResourceInfo> openResources(String id, int limit) {
    int most = limit <= 0 ? DEFAULT_RESOURCES : limit;
    return heartbeat.ask(
        () -> {
          List<OpenResourceInfo> found = agentLoop.stations().resources.of(id, most);
          if (found == null) {
            throw noSuch(id);
          }
          return snapshotRedactor.over(found);
        });
  }

  @Override
  public String stack(String id) {
    String text = agentLoop.details().stack(id);
    if (text.isEmpty()) {
      throw noSuch(id);
    }
    return text;
  }

  private IllegalArgumentException noSuch(String id) {
    Findings findings = agentLoop.findings();
    Set<String> known = new TreeSet<>();
    for (LeakSuspect suspect : findings.suspects()) {
      if (known.size() < LISTED) {
        known.add(suspect.id() + " (" + suspect.kind() + " " + suspect.site() + ")");
      }
    }
    for (CallSiteStats frame : findings.snapshot().frames()) {
      if (known.size() < LISTED && frame.open() > 0 && !frame.internal()) {
        known.add(frame.id() + " (" + frame.kind() + " " + frame.site() + ")");
      }
    }
    return new IllegalArgumentException(
        "no suspect or call site has the id '" + id + "'; known ids: " + String.join(", ", known));
  }

  @Override
  public void dismiss(String id) {
    heartbeat.ask(
        () -> {
          agentLoop.stations().analysis.dismiss(id);
          return agentLoop.check(false);
        });
  }

  @Override
  public void restore(String id) {
    heartbeat.ask(
        () -> {
          agentLoop.stations().analysis.restore(id);
          return agentLoop.check(false);
        });
  }

  @Override
  public String dump() {
    return heartbeat.ask(() -> agentLoop.outlets().dump(agentLoop.check(true)));
  }

  @Override
  public void markBaseline() {
    heartbeat.ask(
        () -> {
          agentLoop.check(false);
          agentLoop.stations().baseline.mark(false);
          return true;
        });
  }

  @Override
  public List<CallSiteGrowth> growthSinceBaseline(int limit) {
    List<CallSiteGrowth> rows =
        heartbeat.ask(
            () -> {
              agentLoop.check(false);
              return agentLoop.stations().baseline.growth(limit <= 0 ? DEFAULT_GROWTH : limit);
            });
    if (rows == null) {
      throw new IllegalStateException("no baseline is set; call markBaseline first");
    }
    return rows;
  }

  /** The report, of a fresh check. */
  String freshReport() {
    checkNow();
    return agentLoop.outlets().report();
  }

  /** Report and open resources as JSON, of a fresh check. */
  String json() {
    return heartbeat.ask(() -> agentLoop.outlets().json(agentLoop.check(true)));
  }
}
