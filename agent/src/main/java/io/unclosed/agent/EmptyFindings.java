package io.unclosed.agent;

import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.input.DescriptorAccount;
import io.unclosed.analysis.input.Environment;
import io.unclosed.analysis.input.KernelFacts;
import io.unclosed.analysis.input.ProcessSample;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.input.SocketTable;
import java.util.List;
import java.util.Map;

/** What is known before the first check. */
final class EmptyFindings {
  private EmptyFindings() {}

  static Findings findings(long nowNanos) {
    Snapshot snapshot =
        new Snapshot(
            nowNanos,
            0,
            true,
            0,
            List.of(),
            Map.of(),
            Map.of(),
            DescriptorAccount.UNKNOWN,
            ProcessSample.UNKNOWN,
            SocketTable.UNKNOWN,
            KernelFacts.UNKNOWN,
            new Environment(ProcessHandle.current().pid(), "", "", false, false));
    return new Findings(snapshot, List.of(), List.of(), List.of(), Map.of(), List.of(), List.of());
  }
}
