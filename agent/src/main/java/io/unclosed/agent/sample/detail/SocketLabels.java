package io.unclosed.agent.sample.detail;

import io.unclosed.agent.sample.detail.FdDetails.Detail;
import io.unclosed.agent.sample.net.Endpoint;
import io.unclosed.agent.sample.net.InetTable;
import io.unclosed.agent.sample.net.SocketSampler;
import io.unclosed.agent.sample.proc.ProcFile;
import io.unclosed.agent.sample.proc.ProcLines;
import io.unclosed.agent.sample.proc.SystemRoot;
import io.unclosed.analysis.kind.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the kernel's tables say of sockets that the last reading of TCP did not have: addresses of
 * UDP sockets, paths of Unix ones, and TCP sockets that are new. By inode.
 *
 * <p>Read when somebody asks for details, not at every beat. The files are held open, so that
 * somebody may ask when no descriptor is left.
 */
final class SocketLabels implements AutoCloseable {
  private static final Detail UNBOUND = new Detail("socket, unbound", "", "");

  private final ProcFile udp;
  private final ProcFile udp6;
  private final ProcFile unix;
  private final SocketSampler sockets;
  private final ProcLines lines = new ProcLines();
  private final InetTable table = new InetTable(lines);
  private final Map<Long, Detail> byInode = new HashMap<>();

  SocketLabels(SystemRoot root, SocketSampler sockets) {
    this.sockets = sockets;
    this.udp = root.file("/proc/self/net/udp");
    this.udp6 = root.file("/proc/self/net/udp6");
    this.unix = root.file("/proc/self/net/unix");
  }

  /**
   * Reads what the tables say of these sockets; the greatest table, TCP's, only when the others did
   * not have all of them.
   */
  void read(Set<Long> inodes) {
    datagrams(udp6, inodes);
    datagrams(udp, inodes);
    readUnix(inodes);
    if (byInode.size() < inodes.size()) {
      connections(sockets.tcp6(), inodes);
      connections(sockets.tcp(), inodes);
    }
  }

  /** Forgets what was read. */
  void forget() {
    byInode.clear();
  }

  private void datagrams(ProcFile file, Set<Long> inodes) {
    for (boolean more = table.over(file) && table.next(); more; more = table.next()) {
      if (inodes.contains(table.inode())) {
        byInode.put(table.inode(), new Detail(addresses(), "", Kind.DATAGRAM.id()));
      }
    }
  }

  private void connections(ProcFile file, Set<Long> inodes) {
    for (boolean more = table.over(file) && table.next(); more; more = table.next()) {
      if (inodes.contains(table.inode())) {
        byInode.put(table.inode(), FdDetails.ofTcp(addresses(), table.state()));
      }
    }
  }

  private String addresses() {
    Endpoint remote = table.remote();
    return remote.isNone() ? "" + table.local() : table.local() + " -> " + remote;
  }

  /**
   * Reads what the table of Unix sockets alone says of these. Columns: number, references,
   * protocol, flags, type, state, inode, and a path for some.
   */
  void readUnix(Set<Long> inodes) {
    if (!lines.over(unix) || !lines.next()) {
      return;
    }
    while (lines.next()) {
      for (int column = 0; column < 6; column++) {
        lines.skipField();
      }
      long inode = lines.number();
      if (inodes.contains(inode)) {
        String path = lines.rest();
        byInode.put(
            inode,
            new Detail(path.isEmpty() ? FdDetails.UNNAMED : path, "", Kind.UNIX_SOCKET.id()));
      }
    }
  }

  /** What is said of a socket that is in none of the tables too. */
  Detail of(long inode) {
    return byInode.getOrDefault(inode, UNBOUND);
  }

  @Override
  public void close() {
    udp.close();
    udp6.close();
    unix.close();
  }
}
