package io.unclosed.agent.export.jmx;

import io.unclosed.agent.export.Inert;
import io.unclosed.agent.export.MemoryParts;
import io.unclosed.agent.export.OpenDescriptors;
import io.unclosed.agent.export.Peers;
import io.unclosed.agent.export.Reports;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LimitForecast;
import io.unclosed.analysis.input.PeerCount;
import io.unclosed.analysis.input.ProcessSample;
import io.unclosed.jmx.MemoryPart;
import io.unclosed.jmx.Peer;
import io.unclosed.jmx.ProcessHealthMXBean;
import io.unclosed.jmx.Sample;
import io.unclosed.jmx.Trend;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The bean {@code io.unclosed:type=ProcessHealth}: limits, memory, sockets and their trends.
 *
 * <p>Attributes come from the last findings and never wait; the few operations that measure
 * something anew are answered by {@link MemoryQuestions}. Texts for clients are in {@link
 * ProcessHealthMXBean}.
 */
final class ProcessHealthBean implements ProcessHealthMXBean {
  private static final int MOST_PEERS = 200;

  private final RequestSnapshot look;
  private final Reports reports;
  private final MemoryQuestions memory;

  ProcessHealthBean(RequestSnapshot look, Reports reports, MemoryQuestions memory) {
    this.look = look;
    this.reports = reports;
    this.memory = memory;
  }

  @Override
  public Sample getSample() {
    return Rows.sample(look.findings().snapshot());
  }

  @Override
  public double getFdUsedPercent() {
    long open = OpenDescriptors.of(look.findings().snapshot());
    return percent(open, process().fdSoftLimit());
  }

  @Override
  public double getMemoryUsedPercent() {
    return percent(process().memoryUsed(), process().memoryLimit());
  }

  private ProcessSample process() {
    return look.findings().snapshot().process();
  }

  /** To two decimals: more would only be noise in a client. */
  private static double percent(long used, long limit) {
    return used < 0 || limit <= 0 ? -1 : Math.round(10_000.0 * used / limit) / 100.0;
  }

  @Override
  public long getSoonestExhaustionSeconds() {
    long soonest = -1;
    for (LimitForecast limit : look.findings().limits()) {
      boolean reached = limit.outlook() == LimitForecast.Outlook.REACHED;
      soonest = sooner(soonest, reached ? 0 : limit.soonestSeconds());
    }
    return soonest;
  }

  private static long sooner(long a, long b) {
    return a < 0 ? b : b < 0 ? a : Math.min(a, b);
  }

  @Override
  public Map<String, Trend> getTrends() {
    Map<String, Trend> trends = new LinkedHashMap<>();
    for (Map.Entry<String, io.unclosed.analysis.finding.QuantityTrend> trend :
        look.findings().trends().entrySet()) {
      if (trends.size() < Arguments.MOST) {
        trends.put(trend.getKey(), Rows.trend(trend.getValue()));
      }
    }
    return trends;
  }

  @Override
  public Map<String, MemoryPart> getMemory() {
    Findings findings = look.findings();
    Map<String, MemoryPart> parts = new LinkedHashMap<>();
    for (Map.Entry<String, Long> part :
        MemoryParts.bytes(findings.snapshot().memory()).entrySet()) {
      double perHour = MemoryParts.perHour(part.getKey(), findings);
      parts.put(part.getKey(), new MemoryPart(part.getValue(), perHour));
    }
    return parts;
  }

  @Override
  public Map<String, Long> getSocketStates() {
    return look.findings().snapshot().sockets().states();
  }

  @Override
  public Peer[] peers(int limit) {
    int most = Arguments.limit(limit, Arguments.MOST, MOST_PEERS);
    List<PeerCount> peers = Peers.summed(look.findings().snapshot().sockets().peers());
    Peer[] rows = new Peer[Math.min(most, peers.size())];
    for (int i = 0; i < rows.length; i++) {
      PeerCount peer = peers.get(i);
      rows[i] = new Peer(Inert.line(peer.remote()), peer.state(), peer.count());
    }
    return rows;
  }

  @Override
  public String trimTest() {
    return memory.trimTest();
  }

  @Override
  public String heapGrowth() {
    return memory.heapGrowth();
  }

  @Override
  public String classLoaders() {
    return memory.classLoaders();
  }

  @Override
  public String report() {
    return reports.health();
  }
}
