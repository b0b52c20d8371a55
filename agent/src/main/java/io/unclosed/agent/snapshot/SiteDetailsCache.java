package io.unclosed.agent.snapshot;

import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.agent.query.SiteDetails;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.input.CallSiteStats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of each line beside the findings, as of the last check. Safe from any thread. */
public final class SiteDetailsCache implements SiteDetails {
  private final LedgerReader ledger;
  private final OpenResources openResources;
  private volatile List<CallSiteStats> frames = List.of();

  /** By suspect, at most as many as there are: the resource that recordings name. */
  private volatile Map<String, Long> oldest = Map.of();

  public SiteDetailsCache(LedgerReader ledger, OpenResources openResources) {
    this.ledger = ledger;
    this.openResources = openResources;
  }

  /** Takes the next findings in. On the heartbeat's thread. */
  public void see(Findings findings) {
    Map<String, Long> byId = new HashMap<>();
    for (LeakSuspect suspect : findings.suspects()) {
      byId.put(suspect.id(), openResources.oldest(suspect.id()));
    }
    oldest = byId;
    frames = findings.snapshot().frames();
  }

  @Override
  public long oldestResource(String id) {
    return oldest.getOrDefault(id, 0L);
  }

  @Override
  public String stack(String id) {
    List<List<String>> stacks = ledger.stacks(id);
    if (stacks.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (String frame : stacks.get(0)) {
      text.append(frame).append('\n');
    }
    for (CallSiteStats figures : frames) {
      if (figures.id().equals(id) && !figures.stacks().closedBy().isEmpty()) {
        text.append("\nUsually closed at:\n");
        for (String frame : figures.stacks().closedBy()) {
          text.append("  ").append(frame).append('\n');
        }
      }
    }
    return text.toString();
  }
}
