package io.unclosed.agent.export.jmx;

import io.unclosed.agent.export.Reports;
import io.unclosed.jmx.Recommendation;
import io.unclosed.jmx.RuleCheck;
import io.unclosed.jmx.TuningMXBean;
import java.util.List;
import java.util.StringJoiner;

/** Answers for the advice from the last findings. */
final class TuningBean implements TuningMXBean {
  private final RequestSnapshot look;
  private final Reports reports;

  TuningBean(RequestSnapshot look, Reports reports) {
    this.look = look;
    this.reports = reports;
  }

  @Override
  public Recommendation[] getRecommendations() {
    List<io.unclosed.analysis.finding.TuningAdvice> advice = look.findings().recommendations();
    Recommendation[] rows = new Recommendation[Math.min(Arguments.MOST, advice.size())];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Rows.recommendation(advice.get(i));
    }
    return rows;
  }

  @Override
  public int getRecommendationCount() {
    return look.findings().recommendations().size();
  }

  @Override
  public String report() {
    return reports.tuning();
  }

  @Override
  public String explain(String id) {
    StringJoiner rules = new StringJoiner(", ");
    for (io.unclosed.analysis.finding.TuningCheck check : look.findings().checks()) {
      rules.add(check.id());
    }
    String known = rules.length() == 0 ? "no rule has run yet" : "the rules are: " + rules;
    String wanted = Arguments.id(id, known);
    for (io.unclosed.analysis.finding.TuningCheck check : look.findings().checks()) {
      if (check.id().equalsIgnoreCase(wanted)) {
        return reports.explain(check.id());
      }
    }
    throw new IllegalArgumentException("unknown rule '" + wanted + "'; " + known);
  }

  @Override
  public RuleCheck[] checks() {
    List<io.unclosed.analysis.finding.TuningCheck> checks = look.findings().checks();
    RuleCheck[] rows = new RuleCheck[checks.size()];
    for (int i = 0; i < rows.length; i++) {
      io.unclosed.analysis.finding.TuningCheck check = checks.get(i);
      rows[i] = new RuleCheck(check.id(), check.state(), check.detail());
    }
    return rows;
  }

  @Override
  public String sysctlFile() {
    return reports.sysctlFile();
  }
}
