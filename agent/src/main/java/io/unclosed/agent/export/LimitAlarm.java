package io.unclosed.agent.export;

import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.input.SocketTable.PortUse;
import io.unclosed.analysis.input.ThreadLimit;
import io.unclosed.analysis.kind.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells from two findings in a row whether opens or starts have failed between them. One thread,
 * one exporter.
 */
public final class LimitAlarm {
  private long openFailures;
  private long connectFailures;
  private long failedStarts;

  /** What has failed since the call before (at the first, since the agent began); mostly empty. */
  public List<LimitReached> since(Findings findings) {
    Snapshot now = findings.snapshot();
    List<LimitReached> news = new ArrayList<>(2);
    long opens = now.openFailures() - openFailures;
    if (opens > 0) {
      news.add(
          exhaustion(
              "descriptors",
              now.descriptors().softLimit(),
              now.descriptors().kernel(),
              opens,
              top(now.frames(), null)));
    }
    long connects = now.kernel().connectFailures() - connectFailures;
    if (connects > 0) {
      List<PortUse> ports = now.sockets().ephemeral();
      long limit = ports.isEmpty() ? -1 : ports.get(0).available();
      long used = ports.isEmpty() ? -1 : ports.get(0).used();
      news.add(exhaustion("ports", limit, used, connects, top(now.frames(), Kind.SOCKET)));
    }
    long starts = now.threads().failedStarts() - failedStarts;
    if (starts > 0) {
      news.add(ofThreads(now, starts));
    }
    failedStarts = now.threads().failedStarts();
    openFailures = now.openFailures();
    connectFailures = now.kernel().connectFailures();
    return news;
  }

  private static LimitReached ofThreads(Snapshot now, long starts) {
    long limit = -1;
    for (ThreadLimit one : now.threads().limits()) {
      // Of mappings or bytes there may be too few for a thread, but they are not threads.
      boolean threads = one.counts().contains("threads");
      limit = limit < 0 && one.isReached() && threads ? one.limit() : limit;
    }
    long used = now.process().threads();
    return exhaustion("threads", limit, used, starts, top(now.frames(), Kind.THREAD));
  }

  private static LimitReached exhaustion(
      String what, long limit, long used, long failed, @Nullable CallSiteStats top) {
    return new LimitReached(
        what, limit, used, failed, top == null ? "" : top.kind(), top == null ? "" : top.site());
  }

  private static @Nullable CallSiteStats top(List<CallSiteStats> frames, @Nullable Kind wanted) {
    CallSiteStats top = null;
    for (CallSiteStats frame : frames) {
      Kind kind = Kind.of(frame.kind());
      boolean counts =
          wanted == null ? kind.descriptors() > 0 || kind == Kind.MIXED : kind == wanted;
      if (counts
          && frame.counts().open() > 0
          && (top == null || frame.counts().open() > top.counts().open())) {
        top = frame;
      }
    }
    return top;
  }
}
