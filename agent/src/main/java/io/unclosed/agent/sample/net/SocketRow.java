package io.unclosed.agent.sample.net;

import org.jspecify.annotations.Nullable;

/**
 * What the kernel's TCP table says of one of the process's own sockets, and since when.
 *
 * <p>Times are those of the readings of the table, on the caller's monotonic clock; so what has
 * been so for a minute may have been so for a minute and a period.
 *
 * @param inode tells this socket from all others while it is open
 * @param state in the kernel's words
 * @param local own address
 * @param remote the peer's; {@link Endpoint#isNone()} for a listener
 * @param rxQueue of a listener, connections that wait to be accepted; else bytes received and not
 *     read, and one more once the peer's FIN has come and was not read either
 * @param txQueue bytes written and not acknowledged; always 0 for a listener
 * @param timer what the kernel waits for: 0 nothing, 1 retransmit, 2 keepalive, 4 zero-window probe
 * @param retransmits of what waits for an acknowledgement
 * @param trace changes with some traffic, mostly that of a young connection
 * @param peakRxQueue the largest {@code rxQueue} seen in this state
 * @param stateSinceNanos first seen in this state
 * @param queueSinceNanos first seen in this state with a receive queue of this sort: empty, one, or
 *     more
 * @param quietSinceNanos since when nothing in the row has moved
 */
public record SocketRow(
    long inode,
    TcpState state,
    Endpoint local,
    Endpoint remote,
    long rxQueue,
    long txQueue,
    int timer,
    int retransmits,
    long trace,
    long peakRxQueue,
    long stateSinceNanos,
    long queueSinceNanos,
    long quietSinceNanos) {

  /** The row at hand, with what {@code before} knows of the same socket. */
  static SocketRow seen(InetTable row, @Nullable SocketRow before, long nowNanos) {
    SocketRow first =
        new SocketRow(
            row.inode(),
            row.state(),
            row.local(),
            row.remote(),
            row.rxQueue(),
            row.txQueue(),
            row.timer(),
            row.retransmits(),
            row.trace(),
            row.rxQueue(),
            nowNanos,
            nowNanos,
            nowNanos);
    return before != null && before.sameSocket(first) ? first.after(before) : first;
  }

  private boolean sameSocket(SocketRow other) {
    return inode == other.inode && state == other.state && remote.equals(other.remote);
  }

  /** This row as the next one of the same socket in the same state. */
  private SocketRow after(SocketRow before) {
    boolean sameQueue = sort(before.rxQueue) == sort(rxQueue);
    boolean quiet =
        before.rxQueue == rxQueue
            && before.txQueue == txQueue
            && before.timer == timer
            && before.trace == trace;
    return new SocketRow(
        inode,
        state,
        before.local,
        before.remote,
        rxQueue,
        txQueue,
        timer,
        retransmits,
        trace,
        Math.max(before.peakRxQueue, rxQueue),
        before.stateSinceNanos,
        sameQueue ? before.queueSinceNanos : queueSinceNanos,
        quiet ? before.quietSinceNanos : quietSinceNanos);
  }

  private static int sort(long rxQueue) {
    return (int) Math.min(rxQueue, 2);
  }

  /** Bytes received and not read, without the FIN; 0 for a listener. */
  public long unreadBytes() {
    return switch (state) {
      case LISTEN -> 0;
      // Its FIN has been received, and counts as one byte until it is read.
      case CLOSE_WAIT, LAST_ACK, CLOSING -> Math.max(0, rxQueue - 1);
      default -> rxQueue;
    };
  }

  /** True in CLOSE_WAIT when data was left unread, besides the peer's FIN. */
  public boolean closeWaitUnread() {
    return state == TcpState.CLOSE_WAIT && rxQueue > 1;
  }

  /** True in CLOSE_WAIT when the end of the stream was read, and the socket is still not closed. */
  public boolean closeWaitAtEnd() {
    return state == TcpState.CLOSE_WAIT && rxQueue == 0;
  }

  /**
   * True when the connection is up, the kernel does not probe the peer, and nothing in the row has
   * moved for {@code nanos}.
   *
   * <p>What must be so for a connection whose peer has vanished, and no proof that it is: {@code
   * /proc} does not tell when data last flowed. On loopback the first 16 of 40 exchanges of a byte
   * moved the row (windows, delayed acknowledgements), the other 24 left no trace. So a pool's
   * connections look quiet between two uses, however often they are used.
   */
  public boolean quietWithoutKeepalive(long nanos, long nowNanos) {
    return state == TcpState.ESTABLISHED
        && timer == 0
        && txQueue == 0
        && nowNanos - quietSinceNanos >= nanos;
  }

  /** {@code local -> remote}, or the local address alone for a listener. */
  public String text() {
    return remote.isNone() ? local.toString() : local + " -> " + remote;
  }
}
