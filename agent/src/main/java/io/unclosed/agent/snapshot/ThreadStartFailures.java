package io.unclosed.agent.snapshot;

import io.unclosed.agent.sample.ThreadLimits;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.input.ProcessSample;
import io.unclosed.analysis.input.ThreadLimit;
import io.unclosed.analysis.input.ThreadStats;
import io.unclosed.analysis.kind.Kind;
import java.util.List;

/**
 * Threads that could not be started, what may have stopped them, and while a suspect holds threads,
 * how many more may be started. For the heartbeat's thread alone.
 */
final class ThreadStartFailures {
  /** Where every start fails, the bell never stops ringing. */
  private static final long PERIOD_NANOS = 10_000_000_000L;

  /** It takes some milliseconds with a thousand threads, and others' threads come and go. */
  private static final long SUSPECTED_PERIOD_NANOS = 60_000_000_000L;

  private final ThreadLimits reader;
  private long seen;
  private long lastNanos;
  private long readNanos;
  private List<ThreadLimit> limits = List.of();
  private boolean suspected;

  /** Threads that this process may have, by the limits as they were read; -1 when unknown. */
  private long most = -1;

  private long mostNanos;
  private boolean known;

  ThreadStartFailures(ThreadLimits reader) {
    this.reader = reader;
  }

  /**
   * Looks at the limits when a start has failed since the last call, and while threads are suspect.
   *
   * @param failures ever
   * @param virtual virtual threads that live
   */
  ThreadStats at(long nowNanos, long failures, long virtual, ProcessSample process) {
    if (failures != seen) {
      seen = failures;
      lastNanos = nowNanos;
      if (limits.isEmpty() || nowNanos - readNanos >= PERIOD_NANOS) {
        readNanos = nowNanos;
        limits = read(nowNanos, process);
      }
    }
    if (suspected && (!known || nowNanos - mostNanos >= SUSPECTED_PERIOD_NANOS)) {
      read(nowNanos, process);
    }
    most = suspected ? most : -1;
    known = suspected;
    long room = most < 0 || process.threads() < 0 ? -1 : Math.max(0, most - process.threads());
    return new ThreadStats(failures, lastNanos, limits, virtual, room);
  }

  private List<ThreadLimit> read(long nowNanos, ProcessSample process) {
    List<ThreadLimit> all = reader.read(process.threads(), process.virtual());
    long room = ThreadLimit.leastRoom(all);
    most = room < 0 ? -1 : process.threads() + room;
    mostNanos = nowNanos;
    return all;
  }

  /** Learns whether threads are suspect: then it is told how many more there may be. */
  void see(Findings findings) {
    suspected = false;
    for (LeakSuspect suspect : findings.suspects()) {
      suspected |= suspect.holds(Kind.THREAD.id());
    }
  }
}
