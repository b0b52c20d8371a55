package io.unclosed.agent.export.jmx;

import io.unclosed.agent.export.Reports;
import io.unclosed.agent.query.AgentInfo;
import io.unclosed.agent.query.AgentQueries;
import io.unclosed.agent.query.CallSiteGrowth;
import io.unclosed.agent.query.OpenResourceInfo;
import io.unclosed.agent.query.OverheadSample;
import io.unclosed.analysis.finding.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A desk before {@link FindingsFixture}. */
public final class QueriesFixture implements AgentQueries, Reports {

  private volatile Findings findings = FindingsFixture.leaking(0);

  /** How often the last findings were asked for. */
  public final AtomicInteger asked = new AtomicInteger();

  public volatile boolean baseline;

  @Override
  public Findings findings() {
    asked.incrementAndGet();
    return findings;
  }

  /** From now on these are the last findings. */
  public void findings(Findings findings) {
    this.findings = findings;
  }

  @Override
  public Findings checkNow() {
    return findings;
  }

  @Override
  public AgentInfo about() {
    return new AgentInfo("1.0", 7, "orders", "17", 1, true, 1, true);
  }

  @Override
  public OverheadSample overhead() {
    return new OverheadSample(1.25, 0.0004, 3_100_000, 248, 61, 5, 0, 0);
  }

  @Override
  public String state() {
    return "active";
  }

  @Override
  public List<OpenResourceInfo> openResources(String id, int limit) {
    known(id);
    List<OpenResourceInfo> open = new ArrayList<>();
    for (int i = 0; i < Math.min(37, limit); i++) {
      open.add(
          new OpenResourceInfo(
              40 + i, "socket", "10.0.0.1:40001 -> 10.2.1.17:8443", "CLOSE_WAIT", 99, "main", id));
    }
    return open;
  }

  @Override
  public String stack(String id) {
    known(id);
    return "java.net.Socket.connect(Socket.java:633)\n" + FindingsFixture.SOCKET_SITE + "\n";
  }

  @Override
  public void dismiss(String id) {
    known(id);
  }

  @Override
  public void restore(String id) {
    known(id);
  }

  private static void known(String id) {
    if (!id.equals(FindingsFixture.SOCKETS)) {
      throw new IllegalArgumentException(
          "nothing has the id '" + id + "'; some are " + FindingsFixture.SOCKETS);
    }
  }

  @Override
  public String dump() {
    return "unclosed-7.txt";
  }

  @Override
  public void markBaseline() {
    baseline = true;
  }

  @Override
  public List<CallSiteGrowth> growthSinceBaseline(int limit) {
    if (!baseline) {
      throw new IllegalStateException("no baseline yet: call markBaseline first");
    }
    return List.of(
        new CallSiteGrowth(
            FindingsFixture.SOCKETS, "socket", FindingsFixture.SOCKET_SITE, 4, 37, 35));
  }

  @Override
  public String leaks() {
    return "37 sockets\nwere not closed\n";
  }

  @Override
  public String headline(Findings of) {
    return "LEAK: 1 leak.";
  }

  @Override
  public long lookSecondsAgo() {
    return 7;
  }

  @Override
  public String health() {
    return "healthy\n";
  }

  @Override
  public String tuning() {
    return "raise it\n";
  }

  @Override
  public String explain(String ruleId) {
    return ruleId + " because\n";
  }

  @Override
  public String sysctlFile() {
    return "# nothing\n";
  }
}
