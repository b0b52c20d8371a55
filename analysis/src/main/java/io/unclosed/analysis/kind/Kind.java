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
      kind("file", "file")
          .descriptors(1)
          .libraryUse(RETURNED)
          .jdkUsesToo()
          .rank(10)
          .remedy(
              "Close the file on every path, including errors: try (InputStream in = ...) { ... }.")),
  DIRECTORY(
      kind("directory", "directory stream")
          .descriptors(1)
          .libraryUse(RETURNED)
          .jdkUsesToo()
          .rank(11)
          .remedy(
              "Close the directory stream: try (Stream<Path> s = Files.list(dir)) { ... }; the same"
                  + " for Files.walk, Files.find and Files.newDirectoryStream.")),
  SOCKET(
      kind("socket", "socket")
          .descriptors(1)
          .nature(SESSION)
          .libraryUse(RETURNED)
          .rank(6)
          .remedy(
              "Close the socket on every path, including errors and timeouts: try (Socket s = ...) {"
                  + " ... }, or close() in a finally block.")),
  SERVER_SOCKET(
      kind("server-socket", "server socket")
          .descriptors(1)
          .nature(HUB)
          .rank(7)
          .remedy(
              "Close the server socket on every path, including errors: try (ServerSocket s = ...) {"
                  + " ... }, or close() in a finally block.")),
  DATAGRAM(
      kind("datagram", "datagram socket")
          .descriptors(1)
          .libraryUse(CLIENT)
          .rank(8)
          .remedy(
              "Close the datagram socket on every path, including errors: try (DatagramSocket s ="
                  + " ...) { ... }, or close() in a finally block.")),
  UNIX_SOCKET(
      kind("unix-socket", "Unix socket")
          .descriptors(1)
          .nature(SESSION)
          .libraryUse(RETURNED)
          .rank(9)
          .remedy(
              "Close the SocketChannel on every path, including errors: try (SocketChannel c = ...)"
                  + " { ... }, or close() in a finally block.")),
  PIPE(
      kind("pipe", "pipe")
          .descriptors(2)
          .libraryUse(CLIENT)
          .rank(16)
          .remedy("Close both ends of the Pipe, source() and sink(), on every path.")),
  SELECTOR(
      kind("selector", "selector")
          .descriptors(2)
          .nature(HUB)
          .libraryUse(CLIENT)
          .rank(15)
          .remedy(
              "Close the Selector in a finally block where its loop ends, or share one between"
                  + " tasks.")),
  CHANNEL_GROUP(
      kind("channel-group", "channel group")
          .descriptors(3)
          .nature(HUB)
          .libraryUse(CLIENT)
          .rank(4)
          .remedy(
              "Shut down the AsynchronousChannelGroup when it is no longer needed: call"
                  + " shutdown().")),
  PROCESS(
      kind("process", "child process")
          .plural("child processes")
          .words("started", "open", "closed")
          .descriptors(3)
          .rank(2)
          .remedy(
              "Close all three streams of the Process, or call destroy(), on every path, and wait"
                  + " for it to exit.")),
  INOTIFY(
      kind("inotify", "watch service")
          .descriptors(3)
          .nature(HUB)
          .libraryUse(CLIENT)
          .rank(5)
          .remedy("Close the WatchService on every path, and use one for many directories.")),

  /** Descriptors that the kernel lists and no instrumented code opened. */
  UNTRACKED_FD(kind("untracked-fd", "file descriptor").descriptors(1)),
  THREAD(
      kind("thread", "thread")
          .words("started", "running", "stopped")
          .nature(HUB)
          .libraryUse(CLIENT)
          .jdkUsesToo()
          .rank(3)
          .remedy(
              "Shut down the executor or end the thread when it is no longer needed, or share one"
                  + " executor.")),
  DIRECT_BUFFER(
      kind("direct-buffer", "direct buffer")
          .words("allocated", "live", "released")
          .nature(COLLECTED)
          .jdkUsesToo()
          .rank(14)
          .remedy(
              "Reuse direct buffers from a pool of a fixed size instead of allocating one per use.")),
  MAPPED_BUFFER(
      kind("mapped-buffer", "mapped buffer")
          .words("created", "mapped", "unmapped")
          .nature(COLLECTED)
          .jdkUsesToo()
          .rank(13)
          .remedy(
              "Map each file once and drop all references to the buffer when done: only the garbage"
                  + " collector unmaps it.")),
  ZLIB(
      kind("zlib", "zlib stream")
          .words("created", "open", "closed")
          .libraryUse(RETURNED)
          .jdkUsesToo()
          .rank(12)
          .remedy("Call end() on each Inflater and Deflater, or close the stream around it.")),

  /** Objects of types that the user declared with {@code track=}. */
  CUSTOM(kind("custom", "tracked object").words("created", "open", "closed").rank(1)),

  /** Parts of memory that are judged for the whole process. */
  MEMORY(kind("memory", "part of memory").plural("parts of memory").words("", "", "")),

  /** Lines of many kinds that there was no room to tell apart, and any kind not known here. */
  MIXED(kind("mixed", "mixed").plural("mixed"));

  private static final Kind[] ALL = values();

  private final String id;
  private final String singular;
  private final String plural;
  private final String opened;
  private final String open;
  private final String closed;
  private final int descriptors;
  private final Nature nature;
  private final LibraryUse libraryUse;
  private final boolean jdkUsesToo;
  private final int rank;
  private final String remedy;

  Kind(Traits traits) {
    this.id = traits.id;
    this.singular = traits.singular;
    this.plural = traits.plural;
    this.opened = traits.opened;
    this.open = traits.open;
    this.closed = traits.closed;
    this.descriptors = traits.descriptors;
    this.nature = traits.nature;
    this.libraryUse = traits.libraryUse;
    this.jdkUsesToo = traits.jdkUsesToo;
    this.rank = traits.rank;
    this.remedy = traits.remedy;
  }

  /** The kind with that id; {@link #MIXED} when none has it. */
  public static Kind of(String id) {
    for (Kind kind : ALL) {
      if (kind.id.equals(id)) {
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
      ids[i] = ALL[i].id;
    }
    return ids;
  }

  /** Its word in the contract, such as {@code server-socket}; also the name of its page. */
  public String id() {
    return id;
  }

  /** Whether that is its id. */
  public boolean is(String word) {
    return id.equals(word);
  }

  public KindNouns nouns() {
    return new KindNouns(singular, plural, descriptors, opened, open, closed);
  }

  /** How many file descriptors one takes; 0 when none. */
  public int descriptors() {
    return descriptors;
  }

  public Nature nature() {
    return nature;
  }

  public LibraryUse libraryUse() {
    return libraryUse;
  }

  /**
   * Whether the JDK opens such things for itself as well, in the middle of the application's work.
   */
  public boolean jdkUsesToo() {
    return jdkUsesToo;
  }

  /**
   * Which of several kinds that one mistake leaks tells most, lowest first: what somebody has made
   * on purpose, then what came with it.
   */
  public int rank() {
    return rank;
  }

  /** What ends a leak where nothing more is known of it. */
  public String remedy() {
    return remedy;
  }
}
