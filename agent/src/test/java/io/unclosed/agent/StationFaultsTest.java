package io.unclosed.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.kind.ResourceKind;
import io.unclosed.agent.option.Options;
import io.unclosed.analysis.guard.StationGuard;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.management.MBeanServerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each station of the agent fails in turn, and in the same beat the others do their work. */
class StationFaultsTest {
  private final Set<String> ran = new TreeSet<>();
  private String faulty = "";
  private Supplier<RuntimeException> fault = () -> new IllegalStateException("made up");
  private AgentLoop loop = begun();

  private AgentLoop begun() {
    AgentContext context = context();
    AgentLoop made = new AgentLoop(context, new StationGuard(context.internalErrors, this::before));
    made.exporters().serverAsked(MBeanServerFactory.newMBeanServer());
    made.begin();
    return made;
  }

  private static AgentContext context() {
    try {
      // Other tests have the recorder; the JVM has it once.
      Options options = Options.parse("jfr=off,dump=stderr", name -> null);
      String[] kinds = Arrays.stream(Kinds.all()).map(ResourceKind::id).toArray(String[]::new);
      return new AgentContext(options, kinds, true, null);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void before(String station) {
    if (station.equals(faulty)) {
      throw fault.get();
    }
    ran.add(station);
  }

  private Set<String> oneBeat() {
    ran.clear();
    loop.beat(System.nanoTime());
    return new TreeSet<>(ran);
  }

  @AfterEach
  void giveBack() {
    loop.pipeline().samplers.close();
  }

  @Test
  void samplersLedgerAndExporters_areStations() {
    assertThat(oneBeat())
        .contains(
            "stack symbolizer",
            "ledger",
            "call sites",
            "sampler process",
            "sampler sockets",
            "sampler kernel",
            "sampler memory",
            "exporter jmx",
            "exporter log",
            "exporter dump");
  }

  @Test
  void eachStationThatFails_isCounted_namedInState_andTheOthersGoOn() {
    Set<String> all = oneBeat();
    all.removeIf(station -> station.startsWith("detector ") || station.startsWith("rule "));
    for (String station : all) {
      giveBack();
      loop = begun();
      long failures = loop.overhead().failures();
      Set<String> others = new TreeSet<>(all);
      others.remove(station);
      others.removeIf(other -> station.equals("ledger") && other.equals("call sites"));
      faulty = station;

      for (int i = 0; i < 6; i++) {
        long last = loop.findings().snapshot().nanos();
        assertThat(oneBeat()).as(station).containsAll(others);
        assertThat(loop.findings().snapshot().nanos()).as(station).isGreaterThan(last);
      }
      faulty = "";

      assertThat(loop.overhead().failures()).as(station).isGreaterThanOrEqualTo(failures + 5);
      assertThat(loop.queries().state())
          .contains(station + " is switched off after 5 failures in a row")
          .startsWith("degraded: ");
      assertThat(oneBeat()).as(station).doesNotContain(station);
    }
  }

  @Test
  void wantOfMemory_isCounted_andAllIsWellAfterwards() {
    Set<String> all = oneBeat();
    fault =
        () -> {
          throw new OutOfMemoryError("made up");
        };
    for (String station : all) {
      faulty = station;
      for (int i = 0; i < 7; i++) {
        oneBeat();
      }
    }
    faulty = "";

    assertThat(loop.overhead().failures()).isGreaterThanOrEqualTo(7L * all.size());
    assertThat(oneBeat()).containsAll(all);
    assertThat(loop.queries().state()).doesNotContain("switched off");
  }

  @Test
  void checkThatFails_leavesTheFindingsAsTheyWere() {
    long last = loop.findings().snapshot().nanos();
    loop.failed(new OutOfMemoryError("made up"));

    assertThat(loop.findings().snapshot().nanos()).isEqualTo(last);
    assertThat(loop.overhead().failures()).isEqualTo(1);
  }
}
