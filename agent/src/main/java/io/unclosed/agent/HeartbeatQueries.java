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

/**
 * Answers every question that JMX, the recorder or an attach command asks.
 *
 * <p>What the last check found is given at once, on the caller's thread. What needs the ledger or
 * the samplers (a fresh check, a list of open resources, a dump, dismissing a suspect) is handed to
 * the heartbeat, and the caller waits for its answer: see {@link Heartbeat#ask}. Details of
 * resources are redacted on the way out.
 */
final class HeartbeatQueries implements AgentQueries {
  private static final int DEFAULT_RESOURCES = 100;
  private static final int DEFAULT_GROWTH = 50;

  /** The JVM's end waits no longer for a report. */
  private static final long AT_EXIT_SECONDS = 1;

  /** Ids that a refusal lists. */
  private static final int LISTED = 10;

  private final AgentLoop loop;
  private final Heartbeat heartbeat;
  private final AgentInfo agentInfo;
  private final SnapshotRedactor redactor;

  HeartbeatQueries(
      AgentLoop loop, Heartbeat heartbeat, AgentInfo agentInfo, SnapshotRedactor redactor) {
    this.loop = loop;
    this.heartbeat = heartbeat;
    this.agentInfo = agentInfo;
    this.redactor = redactor;
  }

  @Override
  public Findings findings() {
    return loop.findings();
  }

  @Override
  public Findings checkNow() {
    return heartbeat.ask(() -> loop.check(true));
  }

  @Override
  public AgentInfo about() {
    return agentInfo;
  }

  @Override
  public OverheadSample overhead() {
    noticeSilence();
    return loop.overhead();
  }

  @Override
  public String state() {
    noticeSilence();
    String state = loop.state();
    if (!isLate()) {
      return state;
    }
    long seconds = lookSecondsAgo();
    String late =
        seconds < 0
            ? "no check has succeeded yet"
            : "the last look was "
                .concat(Long.toString(seconds))
                .concat(" s ago, more than three intervals");
    return state.equals("active") ? "degraded: ".concat(late) : state.concat("; ").concat(late);
  }

  @Override
  public boolean isLate() {
    return loop.staleness().isLate();
  }

  // Who asks is the only one who can notice that the heartbeat is gone or stuck.
  private void noticeSilence() {
    heartbeat.revive();
    loop.staleness().tell();
  }

  @Override
  public ReportExtras further() {
    return loop.further();
  }

  @Override
  public List<OpenResourceInfo> openResources(String id, int limit) {
    int most = limit <= 0 ? DEFAULT_RESOURCES : limit;
    return heartbeat.ask(
        () -> {
          List<OpenResourceInfo> found = loop.pipeline().resources.of(id, most);
          if (found == null) {
            throw noSuch(id);
          }
          return redactor.over(found);
        });
  }

  @Override
  public String stack(String id) {
    String text = loop.details().stack(id);
    if (text.isEmpty()) {
      throw noSuch(id);
    }
    return text;
  }

  private IllegalArgumentException noSuch(String id) {
    Findings findings = loop.findings();
    Set<String> known = new TreeSet<>();
    for (LeakSuspect suspect : findings.suspects()) {
      if (known.size() < LISTED) {
        known.add(suspect.id() + " (" + suspect.kind() + " " + suspect.site() + ")");
      }
    }
    for (CallSiteStats frame : findings.snapshot().frames()) {
      if (known.size() < LISTED && frame.counts().open() > 0 && !frame.openedBy().internal()) {
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
          loop.pipeline().analysis.dismiss(id);
          return loop.check(false);
        });
  }

  @Override
  public void restore(String id) {
    heartbeat.ask(
        () -> {
          loop.pipeline().analysis.restore(id);
          return loop.check(false);
        });
  }

  @Override
  public String dump() {
    return heartbeat.ask(() -> loop.exporters().dump(loop.check(true)));
  }

  /**
   * The same when the JVM ends; waits at most one second.
   *
   * @throws IllegalStateException when that is not enough
   */
  void dumpAtExit() {
    heartbeat.ask(() -> loop.exporters().dump(loop.check(true)), AT_EXIT_SECONDS);
  }

  @Override
  public void markBaseline() {
    heartbeat.ask(
        () -> {
          loop.check(false);
          loop.pipeline().baseline.mark(false);
          return true;
        });
  }

  @Override
  public List<CallSiteGrowth> growthSinceBaseline(int limit) {
    List<CallSiteGrowth> rows =
        heartbeat.ask(
            () -> {
              loop.check(false);
              return loop.pipeline().baseline.growth(limit <= 0 ? DEFAULT_GROWTH : limit);
            });
    if (rows == null) {
      throw new IllegalStateException("no baseline is set; call markBaseline first");
    }
    return rows;
  }

  /** The report, of a fresh check; of the last one, which it then says, when none can be had. */
  String freshReport() {
    try {
      checkNow();
    } catch (RuntimeException late) {
      return loop.exporters().report();
    }
    return loop.exporters().report();
  }

  /** Report and open resources as JSON, of a fresh check. */
  String json() {
    return heartbeat.ask(() -> loop.exporters().json(loop.check(true)));
  }
}
