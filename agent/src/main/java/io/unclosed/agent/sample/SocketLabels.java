package io.unclosed.agent.sample;

import java.util.HashMap;
import java.util.Map;

/**
 * Labels of sockets that are not TCP: addresses of UDP sockets, paths of Unix ones, by inode.
 *
 * <p>Read when somebody asks for details, not at every beat. The files are held open, so that
 * somebody may ask when no descriptor is left.
 */
final class SocketLabels implements AutoCloseable {
  /**
   * Sockets of the namespace that are kept while details are given; further ones stay unlabelled.
   */
  static final int MOST = 1 << 16;

  private final ProcFile udp;
  private final ProcFile udp6;
  private final ProcFile unix;
  private final ProcLines lines = new ProcLines();
  private final InetTable table = new InetTable(lines);
  private Map<Long, String> byInode = Map.of();

  SocketLabels(SystemRoot root) {
    this.udp = root.file("/proc/self/net/udp");
    this.udp6 = root.file("/proc/self/net/udp6");
    this.unix = root.file("/proc/self/net/unix");
  }

  /** Reads the tables. */
  void read() {
    byInode = new HashMap<>();
    addresses(udp6);
    addresses(udp);
    paths();
  }

  /** Forgets what was read. */
  void forget() {
    byInode = Map.of();
  }

  private void addresses(ProcFile file) {
    if (!table.over(file)) {
      return;
    }
    while (table.next()) {
      Endpoint remote = table.remote();
      put(table.inode(), remote.isNone() ? "" + table.local() : table.local() + " -> " + remote);
    }
  }

  /** Columns: number, references, protocol, flags, type, state, inode, and a path for some. */
  private void paths() {
    if (!lines.over(unix) || !lines.next()) {
      return;
    }
    while (lines.next()) {
      for (int column = 0; column < 6; column++) {
        lines.skipField();
      }
      long inode = lines.number();
      String path = lines.rest();
      put(inode, path.isEmpty() ? "unix, unnamed" : path);
    }
  }

  private void put(long inode, String label) {
    if (inode > 0 && byInode.size() < MOST) {
      byInode.put(inode, label);
    }
  }

  /** The label of a socket; empty when it is in none of the tables. */
  String of(long inode) {
    return byInode.getOrDefault(inode, "");
  }

  @Override
  public void close() {
    udp.close();
    udp6.close();
    unix.close();
  }
}
