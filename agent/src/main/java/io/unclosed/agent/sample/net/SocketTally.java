package io.unclosed.agent.sample.net;

import io.unclosed.analysis.input.SocketStats;
import java.util.Arrays;

/** Sums up the sockets of one blamed frame. */
public final class SocketTally {
  private static final int PEERS = 5;

  private final long closeWaitNanos;
  private final long nowNanos;
  private final PeerTally peers = new PeerTally();
  private long closeWait;
  private long unread;
  private long atEnd;
  private long oldestNanos;
  private long unreadPatient;
  private long atEndPatient;
  private long[] unreadBytes = new long[8];

  /**
   * @param closeWaitNanos patience with CLOSE_WAIT
   * @param nowNanos on the clock that {@link SocketSampler#sample} was given
   */
  public SocketTally(long closeWaitNanos, long nowNanos) {
    this.closeWaitNanos = closeWaitNanos;
    this.nowNanos = nowNanos;
  }

  /** Adds a socket that the frame holds. */
  public void add(SocketRow row) {
    peers.add(row.remote(), null);
    if (row.state() != TcpState.CLOSE_WAIT) {
      return;
    }
    closeWait++;
    oldestNanos = Math.max(oldestNanos, nowNanos - row.stateSinceNanos());
    boolean patient = nowNanos - row.queueSinceNanos() >= closeWaitNanos;
    if (row.closeWaitUnread()) {
      if (unread == unreadBytes.length) {
        unreadBytes = Arrays.copyOf(unreadBytes, 2 * unreadBytes.length);
      }
      unreadBytes[(int) unread++] = row.unreadBytes();
      unreadPatient += patient ? 1 : 0;
    } else if (row.closeWaitAtEnd()) {
      atEnd++;
      atEndPatient += patient ? 1 : 0;
    }
  }

  /** All added so far. */
  public SocketStats figures() {
    return new SocketStats(
        closeWait,
        unread,
        atEnd,
        oldestNanos / 1_000_000_000L,
        unreadPatient,
        atEndPatient,
        median(),
        peers.most(PEERS));
  }

  /** The lower one of the two in the middle when their number is even. */
  private long median() {
    if (unread == 0) {
      return 0;
    }
    Arrays.sort(unreadBytes, 0, (int) unread);
    return unreadBytes[(int) (unread - 1) / 2];
  }
}
