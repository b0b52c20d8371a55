package io.unclosed.agent.export.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unclosed.jmx.ProcessHealthMXBean;
import io.unclosed.jmx.TuningMXBean;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthAndTuningTest {
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();

  @BeforeEach
  void register() {
    QueriesFixture desk = new QueriesFixture();
    new ManagementBeans(desk, desk).register(server);
  }

  @Test
  void processHealth_tellsLimitsAndParts() throws Exception {
    ProcessHealthMXBean health =
        JMX.newMXBeanProxy(
            server, new ObjectName(ProcessHealthMXBean.NAME), ProcessHealthMXBean.class);

    assertThat(health.getSample().rss()).isEqualTo(1_001);
    assertThat(health.getFdUsedPercent()).isEqualTo(7.2);
    assertThat(health.getMemoryUsedPercent()).isEqualTo(50);
    assertThat(health.getSoonestExhaustionSeconds()).isEqualTo(3_300);
    assertThat(health.getTrends().get("fds").limit()).isEqualTo(4_096);
    assertThat(health.getMemory())
        .containsKeys("heap", "metaspace", "code-cache", "file-backed", "rest");
    assertThat(health.getMemory().get("direct").bytes()).isEqualTo(76 << 20);
    assertThat(health.getSocketStates()).containsEntry("CLOSE_WAIT", 31L);
    assertThat(health.peers(1)).extracting("remote").containsExactly("10.2.1.17:8443");
  }

  @Test
  void tuning_tellsAdviceAndEveryRule() throws Exception {
    TuningMXBean tuning =
        JMX.newMXBeanProxy(server, new ObjectName(TuningMXBean.NAME), TuningMXBean.class);

    assertThat(tuning.getRecommendations()[0].recommended()).isEqualTo("65,536");
    assertThat(tuning.getRecommendationCount()).isEqualTo(1);
    assertThat(tuning.checks())
        .extracting("state")
        .containsExactly("advice", "unknown: no such file");
    assertThat(tuning.explain("fd_limit")).isEqualTo("FD_LIMIT because\n");
    assertThat(tuning.sysctlFile()).startsWith("#");
    assertThatThrownBy(() -> tuning.explain("String"))
        .hasStackTraceContaining("unknown rule 'String'; the rules are: FD_LIMIT, CONNTRACK");
  }
}
