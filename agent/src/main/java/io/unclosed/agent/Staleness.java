package io.unclosed.agent;

import io.unclosed.agent.export.log.LogEvent;
import io.unclosed.agent.export.log.LogLevel;
import io.unclosed.agent.export.log.LogSink;
import io.unclosed.analysis.words.Format;
import org.jspecify.annotations.Nullable;

/**
 * Whether the last check is too old to speak of now, and the line that says so.
 *
 * <p>The heartbeat asks when a beat has failed, and whoever reads the state: they alone can notice
 * that it is gone or stuck. From any thread.
 */
final class Staleness {
  private static final int LATE_INTERVALS = 3;

  /** An interval of milliseconds may well be missed. */
  private static final long LATE_NANOS = 3_000_000_000L;

  /** Three of the usual intervals: less may be a machine that does something else. */
  private static final long LATE_TO_TELL_NANOS = 30_000_000_000L;

  private static final long HOUR_NANOS = 3_600_000_000_000L;

  private final AgentLoop loop;
  private final long intervalNanos;
  private final @Nullable LogSink log;
  private volatile boolean told;
  private long toldNanos;

  /**
   * Nothing is told yet.
   *
   * @param log where the line goes; null when none is wanted
   */
  Staleness(AgentLoop loop, long intervalNanos, @Nullable LogSink log) {
    this.loop = loop;
    this.intervalNanos = intervalNanos;
    this.log = log;
  }

  /** Whether the last check is older than three intervals, and than three seconds. */
  boolean isLate() {
    return isOlderThan(LATE_NANOS, System.nanoTime());
  }

  private boolean isOlderThan(long nanos, long now) {
    long age = now - loop.findings().snapshot().nanos();
    return age > Math.max(LATE_INTERVALS * intervalNanos, nanos);
  }

  /** Says, at most hourly, that no check has succeeded for long. Never throws. */
  void tell() {
    long now = System.nanoTime();
    if (log == null || !isOlderThan(LATE_TO_TELL_NANOS, now) || !mayTell(now)) {
      return;
    }
    try {
      log.log(LogEvent.plain(LogLevel.WARN, line(now)));
    } catch (Throwable untold) {
      // There may be no memory for it yet.
      told = false;
    }
  }

  private synchronized boolean mayTell(long now) {
    boolean may = !told || now - toldNanos > HOUR_NANOS;
    told = true;
    toldNanos = may ? now : toldNanos;
    return may;
  }

  private String line(long now) {
    long seconds = (now - loop.findings().snapshot().nanos()) / 1_000_000_000L;
    return "unclosed: no check has succeeded for "
        + Format.seconds(seconds)
        + "; reports and beans show older figures ("
        + Format.count(loop.overhead().failures(), "internal error")
        + ", log=debug shows them)";
  }
}
