package io.unclosed.agent.export.jmx;

import io.unclosed.agent.export.Inert;
import io.unclosed.agent.export.Reports;
import io.unclosed.agent.query.AgentQueries;
import io.unclosed.agent.query.CallSiteGrowth;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.DescriptorAccount;
import io.unclosed.jmx.LeakDetectorMXBean;
import io.unclosed.jmx.OpenResource;
import io.unclosed.jmx.Overhead;
import io.unclosed.jmx.SiteCount;
import io.unclosed.jmx.SiteFigures;
import io.unclosed.jmx.SiteGrowth;
import io.unclosed.jmx.Suspect;
import io.unclosed.jmx.SuspectFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The bean {@code io.unclosed:type=LeakDetector}: suspects, sites, open resources, report.
 *
 * <p>Attributes come from the last findings and never wait; operations that need more go through
 * the {@link AgentQueries} to the heartbeat. {@link RequestSnapshot} lets all attributes of one
 * client request come from one look. Texts for clients are in {@link LeakDetectorMXBean}.
 */
final class LeakDetectorBean implements LeakDetectorMXBean {
  private static final String WHERE = "ids are in the attribute Suspects and the operation sites";

  private final AgentQueries agentQueries;
  private final Reports reports;
  private final RequestSnapshot look;

  LeakDetectorBean(AgentQueries agentQueries, Reports reports, RequestSnapshot look) {
    this.agentQueries = agentQueries;
    this.reports = reports;
    this.look = look;
  }

  @Override
  public Suspect[] getSuspects() {
    Findings findings = look.findings();
    List<io.unclosed.analysis.finding.LeakSuspect> worst =
        first(findings.suspects(), Arguments.MOST);
    Suspect[] rows = new Suspect[worst.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Rows.suspect(worst.get(i), findings);
    }
    return rows;
  }

  @Override
  public int getSuspectCount() {
    int count = 0;
    for (io.unclosed.analysis.finding.LeakSuspect suspect : look.findings().suspects()) {
      count += suspect.rating().severity() == Severity.INFO ? 0 : 1;
    }
    return count;
  }

  @Override
  public Map<String, Long> getSuspectsBySeverity() {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put(Severity.CRITICAL.name(), 0L);
    counts.put(Severity.WARNING.name(), 0L);
    counts.put(Severity.INFO.name(), 0L);
    for (io.unclosed.analysis.finding.LeakSuspect suspect : look.findings().suspects()) {
      counts.merge(suspect.rating().severity().name(), 1L, Long::sum);
    }
    return counts;
  }

  @Override
  public Map<String, SuspectFigures> getSuspectFigures() {
    Map<String, SuspectFigures> figures = new LinkedHashMap<>();
    for (io.unclosed.analysis.finding.LeakSuspect suspect :
        first(look.findings().suspects(), Arguments.MOST)) {
      figures.putIfAbsent(suspect.id(), Rows.figures(suspect));
    }
    return figures;
  }

  @Override
  public Map<String, Long> getOpenByKind() {
    return look.findings().snapshot().openByKind();
  }

  @Override
  public Map<String, Long> getCollectedUnclosedByKind() {
    return look.findings().snapshot().collectedByKind();
  }

  @Override
  public Map<String, SiteFigures> getSites() {
    Map<String, SiteFigures> bySite = new HashMap<>();
    Findings findings = look.findings();
    for (CallSiteStats frame : lines(findings)) {
      SiteFigures figures = Rows.figures(frame, findings.snapshot().nanos());
      bySite.merge(Inert.line(frame.site()), figures, Rows::sum);
    }
    List<Map.Entry<String, SiteFigures>> sites = new ArrayList<>(bySite.entrySet());
    sites.sort(Comparator.comparingLong(site -> -site.getValue().open()));
    Map<String, SiteFigures> most = new LinkedHashMap<>();
    for (Map.Entry<String, SiteFigures> site : first(sites, Arguments.MOST)) {
      most.put(site.getKey(), site.getValue());
    }
    return most;
  }

  /** Without the JDK's own business, which is the JVM's own in the account. */
  private static List<CallSiteStats> lines(Findings findings) {
    List<CallSiteStats> lines = new ArrayList<>(findings.snapshot().frames());
    lines.removeIf(frame -> frame.openedBy().internal() && !frame.isMixed());
    return lines;
  }

  @Override
  public long getTrackedFds() {
    return account().tracked();
  }

  @Override
  public long getOwnFds() {
    return account().own();
  }

  @Override
  public long getUntrackedFds() {
    return account().untracked();
  }

  @Override
  public long getKernelFds() {
    return account().kernel();
  }

  private DescriptorAccount account() {
    return look.findings().snapshot().descriptors();
  }

  @Override
  public Overhead getOverhead() {
    io.unclosed.agent.query.OverheadSample cost = agentQueries.overhead();
    return new Overhead(
        cost.cpuSeconds(),
        cost.heapBytes(),
        cost.resources(),
        cost.sites(),
        cost.capturesSkipped(),
        cost.failures());
  }

  @Override
  public String getVersion() {
    return agentQueries.about().version();
  }

  @Override
  public String getState() {
    return agentQueries.state();
  }

  @Override
  public String getHeadline() {
    return reports.headline(look.findings());
  }

  @Override
  public long getLastLookSecondsAgo() {
    return agentQueries.lookSecondsAgo();
  }

  @Override
  public String report() {
    return reports.leaks();
  }

  @Override
  public int checkNow() {
    return agentQueries.checkNow().suspects().size();
  }

  @Override
  public void markBaseline() {
    agentQueries.markBaseline();
  }

  @Override
  public SiteGrowth[] growthSinceBaseline(int limit) {
    int most = Arguments.limit(limit, Arguments.MOST, 10_000);
    List<CallSiteGrowth> growths = first(agentQueries.growthSinceBaseline(most), most);
    SiteGrowth[] rows = new SiteGrowth[growths.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Rows.growth(growths.get(i));
    }
    return rows;
  }

  @Override
  public SiteCount[] sites(String kind, int limit) {
    Findings findings = look.findings();
    String wanted = Arguments.kind(kind, findings.snapshot().openByKind().keySet());
    int most = Arguments.limit(limit, Arguments.MOST, 10_000);
    List<CallSiteStats> frames = new ArrayList<>();
    for (CallSiteStats frame : lines(findings)) {
      if (wanted.isEmpty() || wanted.equals(frame.kind())) {
        frames.add(frame);
      }
    }
    frames.sort(Comparator.comparingLong(frame -> -frame.counts().open()));
    SiteCount[] rows = new SiteCount[Math.min(most, frames.size())];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Rows.count(frames.get(i), findings.snapshot().nanos());
    }
    return rows;
  }

  @Override
  public OpenResource[] openResources(String id, int limit) {
    int most = Arguments.limit(limit, 100, 10_000);
    List<io.unclosed.agent.query.OpenResourceInfo> open =
        first(agentQueries.openResources(Arguments.id(id, WHERE), most), most);
    OpenResource[] rows = new OpenResource[open.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Rows.resource(open.get(i));
    }
    return rows;
  }

  @Override
  public String stack(String id) {
    return Inert.lines(agentQueries.stack(Arguments.id(id, WHERE)));
  }

  @Override
  public String dismiss(String id) {
    String known = Arguments.id(id, "ids are in the attribute Suspects");
    agentQueries.dismiss(known);
    return "ignore=" + known;
  }

  @Override
  public void restore(String id) {
    agentQueries.restore(Arguments.id(id, "use the id that was passed to dismiss"));
  }

  @Override
  public String dump() {
    return agentQueries.dump();
  }

  private static <T> List<T> first(List<T> all, int most) {
    return all.size() <= most ? all : all.subList(0, most);
  }
}
