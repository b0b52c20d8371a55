package io.unclosed.agent.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.export.jmx.FindingsFixture;
import io.unclosed.agent.ledger.LedgerStart;
import io.unclosed.agent.sample.Samplers;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.SuspectPart;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.ProcessSample;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadStartFailuresTest {
  private static final long SECOND = 1_000_000_000L;

  private final Samplers samplers = Samplers.ofThisProcess(SECOND, LedgerStart::number);
  private final ThreadStartFailures starts = new ThreadStartFailures(samplers.threadLimits());

  @Test
  void room_isTold_whileASuspectHoldsThreads() {
    assertThat(room(1, 211)).isEqualTo(-1);
    starts.see(suspecting("thread"));
    long room = room(2, 211);
    assertThat(room).isPositive();

    // As many threads more are so many fewer that can be started, without another look.
    assertThat(room(3, 248)).isEqualTo(room - 37);

    starts.see(suspecting("selector"));
    assertThat(room(4, 248)).isEqualTo(-1);
  }

  private long room(long second, long threads) {
    ProcessSample process =
        new ProcessSample(1, 1, 0, 0, 1 << 30, 0, 0, 40, 1024, 1024, threads, -1, -1, -1, -1);
    return starts.at(second * SECOND, 0, -1, process).room();
  }

  /** A suspect of sockets, with something of another kind beside. */
  private static Findings suspecting(String other) {
    Findings few = FindingsFixture.leaking(0);
    CallSiteStats figures = few.snapshot().frames().get(2);
    LeakSuspect s = FindingsFixture.suspect(FindingsFixture.SOCKETS, Severity.WARNING);
    LeakSuspect suspect =
        new LeakSuspect(
            s.id(),
            s.kind(),
            s.unit(),
            s.site(),
            s.rating(),
            s.text(),
            s.live(),
            s.rate(),
            s.oldestSeconds(),
            s.exhausts(),
            s.raisedNanos(),
            s.figures(),
            List.of(new SuspectPart(other, 37, 1, figures)));
    return new Findings(
        few.snapshot(),
        List.of(suspect),
        few.dismissed(),
        few.changes(),
        few.trends(),
        few.recommendations(),
        few.checks());
  }
}
