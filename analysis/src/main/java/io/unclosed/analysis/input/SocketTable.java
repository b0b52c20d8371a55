package io.unclosed.analysis.input;

import java.util.List;
import java.util.Map;

/**
 * The process's own TCP sockets, and what the network namespace adds.
 *
 * @param readAtNanos when the table was read; older than the snapshot when the table is costly
 * @param states own sockets by state word ({@code ESTABLISHED}, {@code CLOSE_WAIT} …)
 * @param peers own sockets by remote address and state, most first, at most 200
 * @param listeners own listening sockets
 * @param ephemeral use of local ports by destination, most first, at most 20, of the whole
 *     namespace
 * @param quietWithoutKeepalive own ESTABLISHED sockets without a keepalive timer of which nothing
 *     in the table has moved for two hours or more; some traffic leaves no trace there, so that a
 *     connection which is used may be among them, but none that is idle is missing
 * @param unreadBytes sum of bytes received and not read in own sockets
 * @param unsentBytes sum of bytes written and not acknowledged in own sockets
 * @param truncated true when there were more peers than are kept
 */
public record SocketTable(
    long readAtNanos,
    Map<String, Long> states,
    List<PeerCount> peers,
    List<Listener> listeners,
    List<PortUse> ephemeral,
    List<PeerCount> quietWithoutKeepalive,
    long unreadBytes,
    long unsentBytes,
    boolean truncated) {

  /** No table could be read. */
  public static final SocketTable UNKNOWN =
      new SocketTable(0, Map.of(), List.of(), List.of(), List.of(), List.of(), 0, 0, false);

  /** Whether no table could be read. */
  public boolean isUnknown() {
    return readAtNanos == UNKNOWN.readAtNanos && states.isEmpty();
  }

  /**
   * A listening socket.
   *
   * @param local address and port
   * @param queued connections that wait to be accepted now
   * @param peakQueued the most seen so far
   * @param backlog what the application asked for; -1 when unknown
   * @param site the blamed frame that opened it; empty when unknown
   */
  public record Listener(String local, long queued, long peakQueued, long backlog, String site) {}

  /**
   * Local ports used towards one destination from one local address.
   *
   * @param destination remote address and port
   * @param used ports in the ephemeral range, in any state but LISTEN
   * @param timeWait of these, in TIME_WAIT
   * @param available size of the ephemeral range without the reserved ports
   */
  public record PortUse(String destination, long used, long timeWait, long available) {}
}
