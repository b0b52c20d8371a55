package io.unclosed.agent;

import io.unclosed.analysis.DescriptorAccount;
import io.unclosed.analysis.Environment;
import io.unclosed.analysis.Findings;
import io.unclosed.analysis.KernelFacts;
import io.unclosed.analysis.ProcessSample;
import io.unclosed.analysis.Snapshot;
import io.unclosed.analysis.SocketTable;
import java.util.List;
import java.util.Map;

/** What is known before the first check. */
final class Nothing {
  private Nothing() {}

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
