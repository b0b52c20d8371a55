package io.unclosed.agent.sample;

import io.unclosed.analysis.guard.StationGuard;

/** Throws what a station throws: a test of the real one wants to see it. */
final class NoFault {
  private NoFault() {}

  static StationGuard allowed() {
    return new StationGuard(
        failure -> {
          throw new AssertionError(failure);
        });
  }
}
