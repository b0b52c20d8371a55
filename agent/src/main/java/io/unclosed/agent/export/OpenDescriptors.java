package io.unclosed.agent.export;

import io.unclosed.analysis.input.Snapshot;

/**
 * How many descriptors are open, by one count for all exporters: sampler and account count a moment
 * apart, and two figures in one report would be one too many.
 */
public final class OpenDescriptors {
  private OpenDescriptors() {}

  /** The account's figure, the sampler's where there is no account; -1 when neither is known. */
  public static long of(Snapshot snapshot) {
    long counted = snapshot.descriptors().kernel();
    return counted >= 0 ? counted : snapshot.process().fds();
  }
}
