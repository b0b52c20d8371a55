package io.unclosed.agent.ledger;

/** Wakes the heartbeat. Called from the application's threads, in the middle of the JDK. */
public interface Bell {
  /** Returns at once. */
  void ring();
}
