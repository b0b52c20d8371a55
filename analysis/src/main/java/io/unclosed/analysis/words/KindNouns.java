package io.unclosed.analysis.words;

/**
 * A kind of resource in words.
 *
 * @param singular such as {@code socket}
 * @param plural such as {@code sockets}
 * @param descriptors how many file descriptors one takes; 0 when none
 */
public record KindNouns(String singular, String plural, int descriptors) {

  /** The words for a kind; a kind not known is called by its own name. */
  public static KindNouns of(String kind) {
    return switch (kind) {
      case "file" -> new KindNouns("file", "files", 1);
      case "directory" -> new KindNouns("directory stream", "directory streams", 1);
      case "socket" -> new KindNouns("socket", "sockets", 1);
      case "server-socket" -> new KindNouns("server socket", "server sockets", 1);
      case "datagram" -> new KindNouns("datagram socket", "datagram sockets", 1);
      case "unix-socket" -> new KindNouns("Unix socket", "Unix sockets", 1);
      case "pipe" -> new KindNouns("pipe", "pipes", 2);
      case "selector" -> new KindNouns("selector", "selectors", 2);
      case "channel-group" -> new KindNouns("channel group", "channel groups", 3);
      case "process" -> new KindNouns("child process", "child processes", 3);
      case "inotify" -> new KindNouns("watch service", "watch services", 3);
      case "untracked-fd" -> new KindNouns("descriptor", "descriptors", 1);
      case "thread" -> new KindNouns("thread", "threads", 0);
      case "direct-buffer" -> new KindNouns("direct buffer", "direct buffers", 0);
      case "mapped-buffer" -> new KindNouns("mapped buffer", "mapped buffers", 0);
      case "zlib" -> new KindNouns("zlib stream", "zlib streams", 0);
      case "memory" -> new KindNouns("part of memory", "parts of memory", 0);
      case "custom" -> new KindNouns("tracked object", "tracked objects", 0);
      default -> new KindNouns(kind, kind, 0);
    };
  }

  /**
   * The words for a kind whose resources have a type of their own: {@code 37 Lease objects}.
   *
   * @param made of a {@code custom} resource, its type with or without its package, and with or
   *     without its constructor: {@code com.acme.Lease.<init>}; empty when unknown, and not looked
   *     at for other kinds
   */
  public static KindNouns of(String kind, String made) {
    if (!kind.equals("custom") || made.isEmpty()) {
      return of(kind);
    }
    int constructor = made.indexOf(".<init>");
    String type = constructor < 0 ? made : made.substring(0, constructor);
    String name = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    return new KindNouns(name + " object", name + " objects", 0);
  }

  /** The noun for so many. */
  public String noun(long n) {
    return n == 1 ? singular : plural;
  }

  /** So many of the kind: {@code 2,874 sockets}. */
  public String count(long n) {
    return Format.count(n, singular, plural);
  }
}
