package io.unclosed.analysis.tuning;

import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.input.SocketTable.Listener;
import io.unclosed.analysis.words.Format;
import org.jspecify.annotations.Nullable;

/**
 * Connections that the kernel dropped because a queue of connections to accept was full.
 *
 * <p>The counter is the whole namespace's; it is laid at this process's door only when one of its
 * own listeners was seen nearly full. A queue holds one more than its length.
 *
 * @see <a href="https://docs.kernel.org/networking/snmp_counter.html">TcpExtListenOverflows</a>
 */
final class Overflows {
  static final String COUNTER = "TcpExt.ListenOverflows";
  static final String SOMAXCONN = "net.core.somaxconn";
  private static final double NEARLY_FULL = 0.9;

  private Overflows() {}

  /** Why it cannot be told; null when it can. */
  static @Nullable String unknown(TuningContext s) {
    if (!s.snapshot().kernel().counters().containsKey(COUNTER)) {
      return "the kernel does not report " + COUNTER;
    }
    return s.setting(SOMAXCONN) < 0 ? SOMAXCONN + " cannot be read" : null;
  }

  /** How bad it is; null when next to nothing was dropped. */
  static @Nullable Severity severity(TuningContext s, boolean advised) {
    CounterWindows counters = s.counters();
    if (counters.above(COUNTER, 5)) {
      return Severity.CRITICAL;
    }
    if (counters.above(COUNTER, 1)) {
      return Severity.WARNING;
    }
    boolean some = counters.windowsAbove(COUNTER, 0) >= 2;
    boolean lately = advised && counters.largest(COUNTER) > 0;
    return some || lately ? Severity.INFO : null;
  }

  /** Whether a listener has been seen nearly full, at a length. */
  static boolean wasFull(Listener listener, long length) {
    return listener.peakQueued() >= NEARLY_FULL * (length + 1);
  }

  static String evidence(TuningContext s, Listener listener, long length) {
    return COUNTER
        + " increased by "
        + Format.count(s.counters().largest(COUNTER))
        + " within "
        + Format.duration(s.counters().windowNanos())
        + "; the accept queue of "
        + listener.local()
        + " held up to "
        + Format.count(listener.peakQueued())
        + " of "
        + Format.count(length + 1)
        + ".";
  }
}
