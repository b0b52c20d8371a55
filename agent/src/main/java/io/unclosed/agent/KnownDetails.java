package io.unclosed.agent;

import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.agent.outlet.SiteDetails;
import io.unclosed.analysis.Findings;
import io.unclosed.analysis.FrameFigures;
import io.unclosed.analysis.Suspect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of each line beside the findings, as of the last check. Safe from any thread. */
final class KnownDetails implements SiteDetails {
  private final LedgerReader ledger;
  private final Resources resources;
  private volatile List<FrameFigures> frames = List.of();

  /** By suspect, at most as many as there are: the resource that recordings name. */
  private volatile Map<String, Long> oldest = Map.of();

  KnownDetails(LedgerReader ledger, Resources resources) {
    this.ledger = ledger;
    this.resources = resources;
  }

  /** Takes the next findings in. On the heartbeat's thread. */
  void see(Findings findings) {
    Map<String, Long> byId = new HashMap<>();
    for (Suspect suspect : findings.suspects()) {
      byId.put(suspect.id(), resources.oldest(suspect.id()));
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
    for (FrameFigures figures : frames) {
      if (figures.id().equals(id) && !figures.closedBy().isEmpty()) {
        text.append("\nUsually closed at:\n");
        for (String frame : figures.closedBy()) {
          text.append("  ").append(frame).append('\n');
        }
      }
    }
    return text.toString();
  }
}
