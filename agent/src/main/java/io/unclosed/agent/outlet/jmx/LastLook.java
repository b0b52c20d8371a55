package io.unclosed.agent.outlet.jmx;

import io.unclosed.agent.outlet.Desk;
import io.unclosed.analysis.Findings;

/**
 * The last findings, and the same ones for all attributes of one request: figures that add up must
 * not be of two beats.
 */
final class LastLook {
  /** By the thread that answers; null for one that was asked for a single attribute. */
  private static final ThreadLocal<Findings> HELD = new ThreadLocal<>();

  private final Desk desk;

  LastLook(Desk desk) {
    this.desk = desk;
  }

  Findings findings() {
    Findings held = HELD.get();
    return held == null ? desk.findings() : held;
  }

  /** Until {@link #release} this thread gets the findings of now. */
  void hold() {
    HELD.set(desk.findings());
  }

  void release() {
    HELD.remove();
  }
}
