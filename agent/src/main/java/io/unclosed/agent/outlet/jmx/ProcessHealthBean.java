package io.unclosed.agent.outlet.jmx;

import io.unclosed.agent.outlet.MemoryParts;
import io.unclosed.agent.outlet.OpenDescriptors;
import io.unclosed.agent.outlet.Peers;
import io.unclosed.agent.outlet.Reports;
import io.unclosed.analysis.Findings;
import io.unclosed.analysis.PeerCount;
import io.unclosed.analysis.ProcessSample;
import io.unclosed.analysis.Suspect;
import io.unclosed.jmx.MemoryPart;
import io.unclosed.jmx.Peer;
import io.unclosed.jmx.ProcessHealthMXBean;
import io.unclosed.jmx.Sample;
import io.unclosed.jmx.Trend;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers for the process's limits from the last findings. */
final class ProcessHealthBean implements ProcessHealthMXBean {
  private static final int MOST_PEERS = 200;

  private final LastLook look;
  private final Reports reports;
  private final MemoryQuestions memory;

  ProcessHealthBean(LastLook look, Reports reports, MemoryQuestions memory) {
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
    Findings findings = look.findings();
    long soonest = -1;
    for (io.unclosed.analysis.Trend trend : findings.trends().values()) {
      soonest = sooner(soonest, trend.exhaustsInSeconds());
    }
    for (Suspect suspect : findings.suspects()) {
      soonest = sooner(soonest, suspect.exhaustsSoonestSeconds());
    }
    return soonest;
  }

  private static long sooner(long a, long b) {
    return a < 0 ? b : b < 0 ? a : Math.min(a, b);
  }

  @Override
  public Map<String, Trend> getTrends() {
    Map<String, Trend> trends = new LinkedHashMap<>();
    for (Map.Entry<String, io.unclosed.analysis.Trend> trend :
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
      rows[i] = new Peer(peer.remote(), peer.state(), peer.count());
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
