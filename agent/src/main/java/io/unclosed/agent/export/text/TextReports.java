package io.unclosed.agent.export.text;

import io.unclosed.agent.export.Reports;
import io.unclosed.agent.query.AgentQueries;
import io.unclosed.agent.redact.Redaction;
import io.unclosed.analysis.finding.Findings;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Makes every text for people from the findings of the last check. */
public final class TextReports implements Reports {
  private final AgentQueries agentQueries;
  private final LongSupplier wallMillis;
  private final Redaction redaction;
  private final Function<Findings, List<String>> notes;

  /** Hides nothing and has no notes on the options. */
  public TextReports(AgentQueries agentQueries) {
    this(agentQueries, System::currentTimeMillis, Redaction.NONE, findings -> List.of());
  }

  /**
   * With what the options say.
   *
   * @param wallMillis gives the wall-clock time
   * @param redaction what hides addresses and paths
   * @param notes sentences on the options for the foot of a report
   */
  public TextReports(
      AgentQueries agentQueries,
      LongSupplier wallMillis,
      Redaction redaction,
      Function<Findings, List<String>> notes) {
    this.agentQueries = agentQueries;
    this.wallMillis = wallMillis;
    this.redaction = redaction;
    this.notes = notes;
  }

  @Override
  public String leaks() {
    return LeakReport.of(reading());
  }

  @Override
  public String headline(Findings findings) {
    return LeakReport.headline(reading(findings));
  }

  @Override
  public String health() {
    return HealthReport.of(reading());
  }

  @Override
  public String tuning() {
    return TuningReport.of(reading());
  }

  @Override
  public String explain(String ruleId) {
    return TuningReport.explain(reading(), ruleId);
  }

  @Override
  public String sysctlFile() {
    return SysctlFile.of(reading());
  }

  /** What a text is made from now; for dumps, which write more than one. */
  public Reading reading() {
    return reading(checked());
  }

  /** The same from findings at hand, without asking for a check. */
  public Reading reading(Findings findings) {
    return new Reading(
        findings,
        agentQueries.lookSecondsAgo(),
        agentQueries.isLate(),
        agentQueries.about(),
        agentQueries.overhead(),
        agentQueries.state(),
        wallMillis.getAsLong(),
        redaction,
        agentQueries.further(),
        notes.apply(findings));
  }

  /** Who asks right after an attach wants a report of something, not of nothing. */
  private Findings checked() {
    Findings last = agentQueries.findings();
    if (last.snapshot().watchedNanos() > 0) {
      return last;
    }
    try {
      return agentQueries.checkNow();
    } catch (IllegalStateException late) {
      return last;
    }
  }
}
