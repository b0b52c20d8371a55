package io.unclosed.agent.export.log;

/**
 * Takes what the agent has to say. {@link #log} may be called by any thread and waits for nobody
 * but standard error; the rest is the heartbeat's.
 */
public interface LogSink {
  /** Says it now or, where it waits for the application's log, within {@code patience}. */
  void log(LogEvent event);

  /**
   * Whether descriptors or threads have run out, or nearly so: a log may then not be able to open
   * what it needs.
   */
  default void exhausted(boolean now) {}

  /** At each beat, and once more when what happened in it was said. */
  default void deliver(long nowNanos) {}
}
