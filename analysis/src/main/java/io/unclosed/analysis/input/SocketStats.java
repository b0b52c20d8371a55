package io.unclosed.analysis.input;

import java.util.List;

/**
 * What the kernel's socket table says of the sockets that one blamed frame opened or accepted.
 *
 * @param closeWait sockets whose peer has hung up (state CLOSE_WAIT)
 * @param closeWaitUnread of these, with data left unread besides the peer's FIN ({@code rx_queue}
 *     above 1)
 * @param closeWaitAtEnd of these, whose end of stream has been read ({@code rx_queue} 0) and that
 *     are still not closed
 * @param closeWaitOldestSeconds for how long the oldest of them has been seen in CLOSE_WAIT; 0 when
 *     there is none
 * @param closeWaitUnreadPatient of the unread ones, seen so for at least {@code close-wait}
 * @param closeWaitAtEndPatient of those at their end, seen so for at least {@code close-wait}
 * @param unreadMedianBytes median of the unread bytes in {@code closeWaitUnread}; 0 when there is
 *     none
 * @param topPeers remote addresses with most sockets first, at most five; counts are of all states
 */
public record SocketStats(
    long closeWait,
    long closeWaitUnread,
    long closeWaitAtEnd,
    long closeWaitOldestSeconds,
    long closeWaitUnreadPatient,
    long closeWaitAtEndPatient,
    long unreadMedianBytes,
    List<PeerCount> topPeers) {

  /** No socket known. */
  public static final SocketStats NONE = new SocketStats(0, 0, 0, 0, 0, 0, 0, List.of());
}
