package io.unclosed.agent.ledger.stack;

/** Wakes the heartbeat. Called from the application's threads, in the middle of the JDK. */
public interface HeartbeatTrigger {
  /** Returns at once. */
  void ring();
}
