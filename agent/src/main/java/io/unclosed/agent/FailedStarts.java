package io.unclosed.agent;

import io.unclosed.agent.sample.ThreadLimits;
import io.unclosed.analysis.ProcessSample;
import io.unclosed.analysis.ThreadFigures;
import io.unclosed.analysis.ThreadLimit;
import java.util.List;

/**
 * Threads that could not be started, and what may have stopped them. For the heartbeat's thread
 * alone.
 */
final class FailedStarts {
  /** Where every start fails, the bell never stops ringing. */
  private static final long PERIOD_NANOS = 10_000_000_000L;

  private final ThreadLimits reader;
  private long seen;
  private long lastNanos;
  private long readNanos;
  private List<ThreadLimit> limits = List.of();

  FailedStarts(ThreadLimits reader) {
    this.reader = reader;
  }

  /**
   * Looks at the limits when a start has failed since the last call.
   *
   * @param failures ever
   * @param virtual virtual threads that live
   */
  ThreadFigures at(long nowNanos, long failures, long virtual, ProcessSample process) {
    if (failures != seen) {
      seen = failures;
      lastNanos = nowNanos;
      if (limits.isEmpty() || nowNanos - readNanos >= PERIOD_NANOS) {
        readNanos = nowNanos;
        limits = reader.read(process.threads(), process.virtual());
      }
    }
    return new ThreadFigures(failures, lastNanos, limits, virtual);
  }
}
