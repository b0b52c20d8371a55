package io.unclosed.agent.export.jmx;

import io.unclosed.agent.query.AgentQueries;
import io.unclosed.analysis.finding.Findings;

/**
 * The last findings, and the same ones for all attributes of one request: figures that add up must
 * not be of two beats.
 */
final class RequestSnapshot {
  /** By the thread that answers; null for one that was asked for a single attribute. */
  private static final ThreadLocal<Findings> HELD = new ThreadLocal<>();

  private final AgentQueries agentQueries;

  RequestSnapshot(AgentQueries agentQueries) {
    this.agentQueries = agentQueries;
  }

  Findings findings() {
    Findings held = HELD.get();
    return held == null ? agentQueries.findings() : held;
  }

  /** Until {@link #release} this thread gets the findings of now. */
  void hold() {
    HELD.set(agentQueries.findings());
  }

  void release() {
    HELD.remove();
  }
}
