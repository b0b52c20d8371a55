package io.unclosed.agent.kind;

/**
 * Every kind that is opened by Java code, in plain sight. A kind's code, in the ledger and in woven
 * code, is its place in this list; it has a constant where code asks for it.
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

  private static final ResourceKind[] ALL = {
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

  private Kinds() {}

  /** One of each, in the order of their codes. */
  public static ResourceKind[] all() {
    return ALL.clone();
  }

  /** Whether the JDK opens those of that code for itself as well. */
  public static boolean jdkUsesToo(int code) {
    return code < ALL.length && ALL[code].kind().jdkUsesToo();
  }
}
