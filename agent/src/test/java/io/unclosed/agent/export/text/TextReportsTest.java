package io.unclosed.agent.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.query.AgentInfo;
import io.unclosed.agent.query.AgentQueries;
import io.unclosed.agent.query.CallSiteGrowth;
import io.unclosed.agent.query.OpenResourceInfo;
import io.unclosed.agent.query.OverheadSample;
import io.unclosed.agent.redact.Redaction;
import io.unclosed.analysis.finding.Findings;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportsTest {
  @Test
  void firstQuestion_waitsForACheck() {
    ReportFixture unchecked = ReportFixture.healthy();
    unchecked.watchedSeconds = 0;
    FixedDesk desk = new FixedDesk(unchecked.reading(), ReportFixture.closeWaitLeak().reading());

    assertThat(reports(desk).leaks()).contains("File descriptors run out");
  }

  @Test
  void laterQuestion_isAnsweredFromTheLastFindings() {
    FixedDesk desk =
        new FixedDesk(ReportFixture.healthy().reading(), ReportFixture.closeWaitLeak().reading());

    assertThat(reports(desk).leaks()).contains("OK: no leak found so far");
  }

  @Test
  void lateHeartbeat_givesWhatThereIs() {
    ReportFixture unchecked = ReportFixture.healthy();
    unchecked.watchedSeconds = 0;
    FixedDesk desk = new FixedDesk(unchecked.reading(), null);

    assertThat(reports(desk).leaks()).contains("STARTING: the first check");
    assertThat(reports(desk).health()).contains("Accounts:");
    assertThat(reports(desk).tuning()).contains("All rules:");
    assertThat(reports(desk).explain("RULE_3")).contains("fine");
    assertThat(reports(desk).sysctlFile()).startsWith("#");
  }

  private static TextReports reports(AgentQueries agentQueries) {
    return new TextReports(
        agentQueries, () -> ReportFixture.NOW, Redaction.NONE, findings -> List.of());
  }

  /** Answers from readings made up beforehand; without a second one its heartbeat is late. */
  private record FixedDesk(Reading last, Reading next) implements AgentQueries {
    @Override
    public Findings findings() {
      return last.findings();
    }

    @Override
    public Findings checkNow() {
      if (next == null) {
        throw new IllegalStateException("the heartbeat is late");
      }
      return next.findings();
    }

    @Override
    public AgentInfo about() {
      return last.about();
    }

    @Override
    public OverheadSample overhead() {
      return last.overhead();
    }

    @Override
    public String state() {
      return last.state();
    }

    @Override
    public List<OpenResourceInfo> openResources(String id, int limit) {
      return List.of();
    }

    @Override
    public String stack(String id) {
      return "";
    }

    @Override
    public void dismiss(String id) {}

    @Override
    public void restore(String id) {}

    @Override
    public String dump() {
      return "stderr";
    }

    @Override
    public void markBaseline() {}

    @Override
    public List<CallSiteGrowth> growthSinceBaseline(int limit) {
      return List.of();
    }
  }
}
