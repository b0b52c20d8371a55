package io.unclosed.analysis.kind;

import static io.unclosed.analysis.kind.LibraryUse.CLIENT;
import static io.unclosed.analysis.kind.LibraryUse.RETURNED;
import static io.unclosed.analysis.kind.Nature.COLLECTED;
import static io.unclosed.analysis.kind.Nature.HUB;
import static io.unclosed.analysis.kind.Nature.SESSION;
import static io.unclosed.analysis.kind.Traits.kind;

/**
 * A kind of resource, and all that is known of it but where the JDK opens it, which is in the
 * agent's file of the same name. In the order of the documentation; those with a descriptor first.
 *
 * <p>Figures carry the id, so that a kind of a later version can be read too. No other file names a
 * kind in quotes.
 *
 * <p>No joined strings and no lambdas: options are read before {@code main}.
 */
public enum Kind {
  FILE(
      kind("file", "file", 1).libraryUse(RETURNED).jdkUsesToo().rank(10),
      "Close the file on every path, including errors: try (InputStream in = ...) { ... }."),
  DIRECTORY(
      kind("directory", "directory stream", 1).libraryUse(RETURNED).jdkUsesToo().rank(11),
      "Close the directory stream: try (Stream<Path> s = Files.list(dir)) { ... }; the same"
          + " for Files.walk, Files.find and Files.newDirectoryStream."),
  SOCKET(
      kind("socket", "socket", 1).nature(SESSION).libraryUse(RETURNED).rank(6),
      "Close the socket on every path, including errors and timeouts: try (Socket s = ...) {"
          + " ... }, or close() in a finally block."),
  SERVER_SOCKET(
      kind("server-socket", "server socket", 1).nature(HUB).rank(7),
      "Close the server socket on every path, including errors: try (ServerSocket s = ...) {"
          + " ... }, or close() in a finally block."),
  DATAGRAM(
      kind("datagram", "datagram socket", 1).libraryUse(CLIENT).rank(8),
      "Close the datagram socket on every path, including errors: try (DatagramSocket s ="
          + " ...) { ... }, or close() in a finally block."),
  UNIX_SOCKET(
      kind("unix-socket", "Unix socket", 1).nature(SESSION).libraryUse(RETURNED).rank(9),
      "Close the SocketChannel on every path, including errors: try (SocketChannel c = ...)"
          + " { ... }, or close() in a finally block."),
  PIPE(
      kind("pipe", "pipe", 2).libraryUse(CLIENT).rank(16),
      "Close both ends of the Pipe, source() and sink(), on every path."),
  SELECTOR(
      kind("selector", "selector", 2).nature(HUB).libraryUse(CLIENT).rank(15),
      "Close the Selector in a finally block where its loop ends, or share one between tasks."),
  CHANNEL_GROUP(
      kind("channel-group", "channel group", 3).nature(HUB).libraryUse(CLIENT).rank(4),
      "Shut down the AsynchronousChannelGroup when it is no longer needed: call shutdown()."),
  PROCESS(
      kind("process", "child process", 3)
          .plural("child processes")
          .words("started", "open", "closed")
          .rank(2),
      "Close all three streams of the Process, or call destroy(), on every path, and wait"
          + " for it to exit."),
  INOTIFY(
      kind("inotify", "watch service", 3).nature(HUB).libraryUse(CLIENT).rank(5),
      "Close the WatchService on every path, and use one for many directories."),

  /** Descriptors that the kernel lists and no instrumented code opened. */
  UNTRACKED_FD(kind("untracked-fd", "file descriptor", 1)),
  THREAD(
      kind("thread", "thread", 0)
          .words("started", "running", "stopped")
          .nature(HUB)
          .libraryUse(CLIENT)
          .jdkUsesToo()
          .rank(3),
      "Shut down the executor or end the thread when it is no longer needed, or share one"
          + " executor."),
  DIRECT_BUFFER(
      kind("direct-buffer", "direct buffer", 0)
          .words("allocated", "live", "released")
          .nature(COLLECTED)
          .jdkUsesToo()
          .rank(14),
      "Reuse direct buffers from a pool of a fixed size instead of allocating one per use."),
  MAPPED_BUFFER(
      kind("mapped-buffer", "mapped buffer", 0)
          .words("created", "mapped", "unmapped")
          .nature(COLLECTED)
          .jdkUsesToo()
          .rank(13),
      "Map each file once and drop all references to the buffer when done: only the garbage"
          + " collector unmaps it."),
  ZLIB(
      kind("zlib", "zlib stream", 0)
          .words("created", "open", "closed")
          .libraryUse(RETURNED)
          .jdkUsesToo()
          .rank(12),
      "Call end() on each Inflater and Deflater, or close the stream around it."),

  /** Objects of types that the user declared with {@code track=}. */
  CUSTOM(kind("custom", "tracked object", 0).words("created", "open", "closed").rank(1)),

  /** Parts of memory that are judged for the whole process. */
  MEMORY(kind("memory", "part of memory", 0).plural("parts of memory").words("", "", "")),

  /** Lines of many kinds that there was no room to tell apart, and any kind not known here. */
  MIXED(kind("mixed", "mixed", 0).plural("mixed"));

  private static final Kind[] ALL = values();

  @SuppressWarnings("ImmutableEnumChecker") // It is not changed any more, nor handed out.
  private final Traits its;

  private final String remedy;

  Kind(Traits its) {
    this(its, "Close each one on every path, including errors.");
  }

  Kind(Traits its, String remedy) {
    this.its = its;
    this.remedy = remedy;
  }

  /** The kind with that id; {@link #MIXED} when none has it. */
  public static Kind of(String id) {
    for (Kind kind : ALL) {
      if (kind.its.id.equals(id)) {
        return kind;
      }
    }
    return MIXED;
  }

  /** The usual kind of what a descriptor points to, by the kernel's word for that. */
  public static Kind ofTarget(String word) {
    return switch (word) {
      case "socket" -> SOCKET;
      case "pipe" -> PIPE;
      case "eventpoll", "eventfd", "timerfd" -> SELECTOR;
      case "inotify" -> INOTIFY;
      default -> FILE;
    };
  }

  /** The ids that a user may name: all but {@link #MIXED}, in the order of the documentation. */
  public static String[] ids() {
    String[] ids = new String[ALL.length - 1];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = ALL[i].its.id;
    }
    return ids;
  }

  /** Its word in the contract, such as {@code server-socket}; also the name of its page. */
  public String id() {
    return its.id;
  }

  /** Whether that is its id. */
  public boolean is(String word) {
    return its.id.equals(word);
  }

  public KindNouns nouns() {
    return new KindNouns(
        its.singular, its.plural, its.descriptors, its.opened, its.open, its.closed);
  }

  /** How many file descriptors one takes; 0 when none. */
  public int descriptors() {
    return its.descriptors;
  }

  public Nature nature() {
    return its.nature;
  }

  public LibraryUse libraryUse() {
    return its.libraryUse;
  }

  /**
   * Whether the JDK opens such things for itself as well, in the middle of the application's work.
   */
  public boolean jdkUsesToo() {
    return its.jdkUsesToo;
  }

  /**
   * Which of several kinds that one mistake leaks tells most, lowest first: what somebody has made
   * on purpose, then what came with it.
   */
  public int rank() {
    return its.rank;
  }

  /** What ends a leak where nothing more is known of it. */
  public String remedy() {
    return remedy;
  }
}
