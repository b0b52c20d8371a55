package io.unclosed.analysis.tuning;

import java.util.List;

/** All rules. */
public final class TuningRules {
  /** In the order in which they are shown. */
  public static final List<TuningRule> ALL =
      List.of(
          new FdLimitRule(),
          new CloseWaitLeakRule(),
          new EphemeralPortsRule(),
          new ListenBacklogAppRule(),
          new ListenSomaxconnRule(),
          new KeepaliveDeadPeerRule());

  private TuningRules() {}
}
