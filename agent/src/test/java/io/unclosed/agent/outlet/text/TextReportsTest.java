package io.unclosed.agent.outlet.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.outlet.About;
import io.unclosed.agent.outlet.Desk;
import io.unclosed.agent.outlet.Growth;
import io.unclosed.agent.outlet.OpenResource;
import io.unclosed.agent.outlet.Overhead;
import io.unclosed.analysis.Findings;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportsTest {
  @Test
  void firstQuestion_waitsForACheck() {
    MadeUp unchecked = MadeUp.healthy();
    unchecked.watchedSeconds = 0;
    FixedDesk desk = new FixedDesk(unchecked.reading(), MadeUp.closeWaitLeak().reading());

    assertThat(reports(desk).leaks()).contains("DESCRIPTORS RUN OUT");
  }

  @Test
  void laterQuestion_isAnsweredFromTheLastFindings() {
    FixedDesk desk = new FixedDesk(MadeUp.healthy().reading(), MadeUp.closeWaitLeak().reading());

    assertThat(reports(desk).leaks()).contains("NO SUSPECT");
  }

  @Test
  void lateHeartbeat_givesWhatThereIs() {
    MadeUp unchecked = MadeUp.healthy();
    unchecked.watchedSeconds = 0;
    FixedDesk desk = new FixedDesk(unchecked.reading(), null);

    assertThat(reports(desk).leaks()).contains("NO CHECK YET");
    assertThat(reports(desk).health()).contains("Descriptors");
    assertThat(reports(desk).tuning()).contains("Every rule:");
    assertThat(reports(desk).explain("RULE_3")).contains("fine");
    assertThat(reports(desk).sysctlFile()).startsWith("#");
  }

  private static TextReports reports(Desk desk) {
    return new TextReports(desk, () -> MadeUp.NOW, Redaction.NONE, findings -> List.of());
  }

  /** Answers from readings made up beforehand; without a second one its heartbeat is late. */
  private record FixedDesk(Reading last, Reading next) implements Desk {
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
    public About about() {
      return last.about();
    }

    @Override
    public Overhead overhead() {
      return last.overhead();
    }

    @Override
    public String state() {
      return last.state();
    }

    @Override
    public List<OpenResource> openResources(String id, int limit) {
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
    public List<Growth> growthSinceBaseline(int limit) {
      return List.of();
    }
  }
}
