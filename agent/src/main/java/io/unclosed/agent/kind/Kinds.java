package io.unclosed.agent.kind;

/**
 * Every kind, in plain sight. A kind's code, in the ledger and in woven code, is its place in this
 * list.
 */
public final class Kinds {
  public static final int FILE = 0;
  public static final int DIRECTORY = 1;
  public static final int SOCKET = 2;
  public static final int DATAGRAM =
      3; // SOCKET + 1: one native call opens both, told apart by a flag
  public static final int SERVER_SOCKET = 4;
  public static final int UNIX_SOCKET = 5;
  public static final int PIPE = 6;
  public static final int SELECTOR = 7;
  public static final int CHANNEL_GROUP = 8;
  public static final int PROCESS = 9;
  public static final int INOTIFY = 10;
  public static final int THREAD = 11;
  public static final int DIRECT_BUFFER = 12;
  public static final int MAPPED_BUFFER = 13;
  public static final int ZLIB = 14;
  public static final int CUSTOM = 15;

  private Kinds() {}

  /**
   * Whether the JDK opens such things for itself as well, in the middle of the application's work.
   */
  public static boolean isJdkBusinessToo(int kind) {
    return kind <= DIRECTORY || (kind >= THREAD && kind <= ZLIB);
  }

  /** One of each, in the order of their codes. */
  public static ResourceKind[] all() {
    return new ResourceKind[] {
      new FileKind(),
      new DirectoryKind(),
      new SocketKind(),
      new DatagramKind(),
      new ServerSocketKind(),
      new UnixSocketKind(),
      new PipeKind(),
      new SelectorKind(),
      new ChannelGroupKind(),
      new ProcessKind(),
      new InotifyKind(),
      new ThreadKind(),
      new DirectBufferKind(),
      new MappedBufferKind(),
      new ZlibKind(),
      new CustomKind(),
    };
  }
}
