package io.unclosed.agent.sample.detail;

import io.unclosed.agent.sample.fd.ChildPipes;
import io.unclosed.agent.sample.fd.FdLinks;
import io.unclosed.agent.sample.fd.FdTarget;
import io.unclosed.agent.sample.net.SocketRow;
import io.unclosed.agent.sample.net.SocketSampler;
import io.unclosed.agent.sample.net.TcpState;
import io.unclosed.agent.sample.proc.Sampler;
import io.unclosed.agent.sample.proc.SystemRoot;
import io.unclosed.analysis.kind.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Says in words what a descriptor is: a path, a socket's addresses, or the kernel's own name.
 *
 * <p>For lists that a person asked for, 4 to 12 µs an entry. What is said of a TCP socket is as old
 * as the last reading of the table ({@link SocketSampler}); for those that it did not have the
 * tables are read again.
 */
public final class FdDetails implements Sampler {
  /** The text of a Unix socket that has no path of its own. */
  public static final String UNNAMED = "unix, unnamed";

  // Asked for here, because no class can be loaded when descriptors have run out.
  private static final String SOCKET = Kind.SOCKET.id();
  private static final String SERVER_SOCKET = Kind.SERVER_SOCKET.id();

  private final FdLinks links;
  private final SocketSampler sockets;
  private final SocketLabels labels;
  private final ChildPipes children;

  public FdDetails(SystemRoot root, FdLinks links, SocketSampler sockets) {
    this.links = links;
    this.sockets = sockets;
    this.labels = new SocketLabels(root, sockets);
    this.children = new ChildPipes(links);
  }

  /**
   * One descriptor in words.
   *
   * @param text a path, {@code local -> remote}, a listener's local address, a Unix socket's path,
   *     {@code socket, unbound}, {@code pipe to cat, pid 4711}, or the kernel's name for the rest;
   *     empty when it is not open
   * @param state the word for a TCP socket's state; empty for others
   * @param kind the word of the kind that a socket is; empty for the rest, and for one that is
   *     neither bound nor connected
   */
  public record Detail(String text, String state, String kind) {
    public static final Detail NONE = new Detail("", "", "");

    /** Of what is no socket. */
    public Detail(String text, String state) {
      this(text, state, "");
    }
  }

  @Override
  public String id() {
    return "details";
  }

  /** The details of some descriptors, in their order; each {@link Detail#NONE} when not open. */
  public List<Detail> of(int... numbers) {
    String[] targets = new String[numbers.length];
    Set<Long> unknown = new HashSet<>();
    for (int i = 0; i < numbers.length; i++) {
      targets[i] = links.target(numbers[i]);
      long inode = FdTarget.socketInode(targets[i]);
      if (inode >= 0 && sockets.rowOfInode(inode) == null) {
        unknown.add(inode);
      }
    }
    if (!unknown.isEmpty()) {
      labels.read(unknown);
    }
    Detail[] details = new Detail[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      details[i] = detail(targets[i]);
    }
    labels.forget();
    children.forget();
    return List.of(details);
  }

  /**
   * The text of a Unix socket; empty for all else. Reads one table, whatever connections there are.
   *
   * @param target as the kernel calls the descriptor
   */
  public String unix(String target) {
    long inode = FdTarget.socketInode(target);
    if (inode < 0) {
      return "";
    }
    labels.readUnix(Set.of(inode));
    Detail detail = labels.of(inode);
    labels.forget();
    return detail.kind().isEmpty() ? "" : detail.text();
  }

  /** Opens the tables, and meets a descriptor that is not open. */
  public void warmUp() {
    of(-1);
    labels.read(Set.of(-1L));
    labels.forget();
    children.of("");
    children.forget();
  }

  private Detail detail(String target) {
    if (ChildPipes.isPipe(target)) {
      return new Detail(children.of(target), "");
    }
    long inode = FdTarget.socketInode(target);
    if (inode < 0) {
      return target.isEmpty() ? Detail.NONE : new Detail(target, "");
    }
    SocketRow row = sockets.rowOfInode(inode);
    return row == null ? labels.of(inode) : ofTcp(row.text(), row.state());
  }

  static Detail ofTcp(String addresses, TcpState state) {
    boolean listens = state == TcpState.LISTEN;
    return new Detail(addresses, state.name(), listens ? SERVER_SOCKET : SOCKET);
  }

  @Override
  public List<String> degraded() {
    return List.of();
  }

  @Override
  public void close() {
    labels.close();
  }
}
