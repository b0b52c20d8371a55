package io.unclosed.agent.sample.net;

import io.unclosed.agent.sample.fd.FdLinks;
import io.unclosed.agent.sample.proc.ProcFile;
import io.unclosed.agent.sample.proc.ProcLines;
import io.unclosed.agent.sample.proc.Sampler;
import io.unclosed.agent.sample.proc.SystemRoot;
import io.unclosed.analysis.input.SocketTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Joins the process's descriptors with the kernel's TCP table: descriptor to inode by its link,
 * inode to row.
 *
 * <p>The table is of the whole network namespace and costly whatever the process has: the kernel
 * walks a hash table that all namespaces share (4 ms for an empty one with 262,144 buckets), then 2
 * to 4 µs a row. So it is read seldom: not before 500 times the cost of the last reading has
 * passed, which keeps it below 0.2 % of a core. Links are read a few at every beat ({@link
 * SocketInodes}), so that they are known when the table is read.
 *
 * <p>Rows live as long as their sockets are held; each remembers since when it has been as it is
 * ({@link SocketRow}). About 150 bytes for each own socket, between two readings.
 */
public final class SocketSampler implements Sampler {
  /** The table is not read more often than this, unless asked to be. */
  public static final long USUAL_PERIOD_NANOS = 15_000_000_000L;

  private static final int COST_TO_PERIOD = 500;

  private final ProcFile tcp;
  private final ProcFile tcp6;
  private final InetTable table = new InetTable(new ProcLines());
  private final SocketInodes inodes;
  private final long shortestPeriodNanos;
  private final LongSupplier clock;
  private final List<String> degraded = new ArrayList<>();
  private @Nullable SocketRow[] rows = new SocketRow[0];
  private LongIndex fdOfInode = new LongIndex(0);
  private SocketTable last = SocketTable.UNKNOWN;
  private boolean tried;
  private long triedAtNanos;
  private long costNanos = Long.MAX_VALUE;
  private long periodNanos;

  /**
   * @param shortestPeriodNanos {@link #USUAL_PERIOD_NANOS}, or less when evidence is asked for
   *     sooner
   * @param clock measures what a reading costs, in nanoseconds
   */
  public SocketSampler(
      SystemRoot root, FdLinks links, long shortestPeriodNanos, LongSupplier clock) {
    this.tcp = root.file("/proc/self/net/tcp");
    this.tcp6 = root.file("/proc/self/net/tcp6");
    this.inodes = new SocketInodes(links);
    this.shortestPeriodNanos = shortestPeriodNanos;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "sockets";
  }

  /**
   * Looks at some new descriptors, and reads the table when it is time.
   *
   * @param nowNanos monotonic
   * @param ports the range that ephemeral ports come from
   * @return the last reading; {@link SocketTable#UNKNOWN} when there was none
   */
  public SocketTable sample(long nowNanos, HeldSockets held, PortRange ports) {
    if (tried && nowNanos - triedAtNanos < periodNanos) {
      inodes.renew(held);
      return last;
    }
    return sampleNow(nowNanos, held, ports);
  }

  /** The same, and reads the table whether it is time or not. */
  public SocketTable sampleNow(long nowNanos, HeldSockets held, PortRange ports) {
    inodes.renew(held);
    degraded.clear();
    long begin = clock.getAsLong();
    read(nowNanos, held, ports);
    pace(clock.getAsLong() - begin);
    tried = true;
    triedAtNanos = nowNanos;
    return last;
  }

  /** Opens the tables and loads what a reading needs; keeps nothing of it. */
  public void warmUp() {
    LongIndex own = new LongIndex(0);
    PortTally use = new PortTally(new PortRange(0, 65535, 0));
    scan(tcp6, own, rows, use, 0);
    scan(tcp, own, rows, use, 0);
    use.most(1);
    degraded.clear();
  }

  /** The cheaper of the last two readings counts: a first one runs cold, any may be interrupted. */
  private void pace(long cost) {
    periodNanos = Math.max(shortestPeriodNanos, COST_TO_PERIOD * Math.min(cost, costNanos));
    costNanos = cost;
  }

  private void read(long nowNanos, HeldSockets held, PortRange ports) {
    LongIndex own = new LongIndex(SocketInodes.HIGHEST);
    for (int fd = 0; fd < inodes.limit(); fd++) {
      long inode = inodes.inode(fd);
      if (inode >= 0) {
        own.putIfAbsent(inode, fd);
      }
    }
    @Nullable SocketRow[] found = new SocketRow[inodes.limit()];
    PortTally use = new PortTally(ports);
    // The wide table first: it has Java's listeners, which PortTally must see before the rest.
    boolean wide = scan(tcp6, own, found, use, nowNanos);
    boolean narrow = scan(tcp, own, found, use, nowNanos);
    // Half a reading would look as if the other half's sockets had been closed.
    if ((wide || tcp6.absent()) && (narrow || tcp.absent()) && (wide || narrow)) {
      rows = found;
      fdOfInode = own;
      last = new SocketSummary(rows, held, nowNanos).with(use);
      shareDuplicates();
    }
  }

  private boolean scan(
      ProcFile file, LongIndex own, @Nullable SocketRow[] found, PortTally use, long nowNanos) {
    if (table.over(file)) {
      while (table.next()) {
        int fd = table.inode() == 0 ? -1 : own.get(table.inode());
        if (fd >= 0) {
          found[fd] = SocketRow.seen(table, fd < rows.length ? rows[fd] : null, nowNanos);
        }
        use.add(table);
      }
      if (table.malformed() > 0) {
        degraded.add("malformed rows in the TCP socket table: " + table.malformed());
      }
    }
    if (!file.failure().isEmpty() && !(file == tcp6 && file.absent())) {
      degraded.add(file.failure());
    }
    return table.complete();
  }

  /** Descriptors that were duplicated have one row in the table, and so far only one of them. */
  private void shareDuplicates() {
    for (int fd = 0; fd < rows.length; fd++) {
      int first = inodes.inode(fd) < 0 ? -1 : fdOfInode.get(inodes.inode(fd));
      if (first >= 0 && first != fd) {
        rows[fd] = rows[first];
      }
    }
  }

  /**
   * What the last reading said of a descriptor.
   *
   * @param sequence its holder, as {@link HeldSockets#sequence} gave it
   * @return null when it is no TCP socket, is neither bound nor connected, is of another network
   *     namespace, was opened after the last reading, or has another holder now
   */
  public @Nullable SocketRow row(int fd, long sequence) {
    SocketRow row = fd < rows.length ? rows[fd] : null;
    boolean same =
        row != null && inodes.sequence(fd) == sequence && inodes.inode(fd) == row.inode();
    return same ? row : null;
  }

  /** What the last reading said of the process's socket with this inode; null when nothing. */
  public @Nullable SocketRow rowOfInode(long inode) {
    int fd = fdOfInode.get(inode);
    return fd < 0 ? null : rows[fd];
  }

  /** The table of IPv4, held open. */
  public ProcFile tcp() {
    return tcp;
  }

  /** The table of IPv6, in which Java's sockets are unless it was told otherwise. */
  public ProcFile tcp6() {
    return tcp6;
  }

  /** Time between two readings as it is now. */
  public long periodNanos() {
    return periodNanos;
  }

  @Override
  public List<String> degraded() {
    List<String> reasons = new ArrayList<>(degraded);
    if (inodes.waiting() > 0) {
      reasons.add("sockets not identified yet: " + inodes.waiting());
    }
    return List.copyOf(reasons);
  }

  @Override
  public void close() {
    tcp.close();
    tcp6.close();
  }
}
