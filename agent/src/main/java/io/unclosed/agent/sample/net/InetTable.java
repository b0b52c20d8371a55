package io.unclosed.agent.sample.net;

import io.unclosed.agent.sample.proc.ProcFile;
import io.unclosed.agent.sample.proc.ProcLines;
import java.nio.ByteOrder;

/**
 * The rows of {@code /proc/self/net/tcp}, {@code tcp6}, {@code udp} or {@code udp6}, one at a time.
 *
 * <p>Addresses are printed as 32-bit words in the machine's byte order, ports in the usual one. The
 * table is of the whole network namespace and changes while it is read: a row may come twice or not
 * at all. A row that cannot be parsed is passed over and counted.
 *
 * @see <a href="https://docs.kernel.org/networking/proc_net_tcp.html">proc_net_tcp</a>
 */
public final class InetTable {
  private static final boolean REVERSED = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

  private final ProcLines lines;
  private long high;
  private long low;
  private int port;
  private Endpoint local = new Endpoint(0, 0, 0);
  private Endpoint remote = local;
  private TcpState state = TcpState.UNKNOWN;
  private long txQueue;
  private long rxQueue;
  private int timer;
  private int retransmits;
  private long inode;
  private long trace;
  private int malformed;

  public InetTable(ProcLines lines) {
    this.lines = lines;
  }

  /** Begins a table; false when it cannot be read. */
  public boolean over(ProcFile file) {
    malformed = 0;
    // The first line is the heading.
    return lines.over(file) && lines.next();
  }

  /** Goes to the next row; false when there is none. */
  public boolean next() {
    while (lines.next()) {
      if (parse()) {
        return true;
      }
      malformed++;
    }
    return false;
  }

  private boolean parse() {
    if (lines.number() < 0 || !lines.skip(":") || !endpoint()) {
      return false;
    }
    local = new Endpoint(high, low, port);
    if (!endpoint()) {
      return false;
    }
    remote = new Endpoint(high, low, port);
    lines.skipSpaces();
    int code = (int) lines.hex(2);
    state = TcpState.of(code);
    lines.skipSpaces();
    txQueue = lines.hex(8);
    if (code <= 0 || txQueue < 0 || !lines.skip(":")) {
      return false;
    }
    rxQueue = lines.hex(8);
    lines.skipSpaces();
    timer = (int) lines.hex(2);
    if (rxQueue < 0 || timer < 0 || !lines.skipField()) {
      return false;
    }
    lines.skipSpaces();
    retransmits = (int) lines.hex(8);
    lines.skipField();
    lines.skipField();
    inode = lines.number();
    // Then references, a pointer, and what moves with traffic: rto, ato, quick acks, window.
    lines.skipField();
    lines.skipField();
    trace = lines.hashOfRest();
    return inode >= 0;
  }

  /** An address of one or four words, a colon and a port. */
  private boolean endpoint() {
    lines.skipSpaces();
    long first = lines.hex(8);
    if (first < 0) {
      return false;
    }
    if (lines.peek() == ':') {
      Endpoint ipv4 = Endpoint.ofIpv4((int) inOrder(first), 0);
      high = ipv4.high();
      low = ipv4.low();
    } else {
      high = inOrder(first) << 32 | inOrder(lines.hex(8));
      low = inOrder(lines.hex(8)) << 32 | inOrder(lines.hex(8));
    }
    if (!lines.skip(":")) {
      return false;
    }
    port = (int) lines.hex(4);
    return port >= 0;
  }

  private static long inOrder(long word) {
    return (REVERSED ? Integer.reverseBytes((int) word) : (int) word) & 0xffff_ffffL;
  }

  /** True when the table was read to its end. */
  boolean complete() {
    return lines.complete();
  }

  int malformed() {
    return malformed;
  }

  public Endpoint local() {
    return local;
  }

  public Endpoint remote() {
    return remote;
  }

  /** For UDP, ESTABLISHED means connected and CLOSE not. */
  public TcpState state() {
    return state;
  }

  long txQueue() {
    return txQueue;
  }

  long rxQueue() {
    return rxQueue;
  }

  /** 0 none, 1 retransmit, 2 keepalive (or another), 3 TIME_WAIT, 4 zero-window probe. */
  int timer() {
    return timer;
  }

  int retransmits() {
    return retransmits;
  }

  /** 0 for a socket that no process holds any more. */
  public long inode() {
    return inode;
  }

  /** Differs when any figure that moves with traffic, besides the queues, differs. */
  long trace() {
    return trace;
  }
}
