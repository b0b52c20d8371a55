package io.unclosed.analysis.words;

/**
 * A kind of resource in words.
 *
 * @param singular such as {@code socket}
 * @param plural such as {@code sockets}
 * @param descriptors how many file descriptors one takes; 0 when none
 */
public record KindWords(String singular, String plural, int descriptors) {

  /** The words for a kind; a kind not known is called by its own name. */
  public static KindWords of(String kind) {
    return switch (kind) {
      case "file" -> new KindWords("file", "files", 1);
      case "directory" -> new KindWords("directory stream", "directory streams", 1);
      case "socket" -> new KindWords("socket", "sockets", 1);
      case "server-socket" -> new KindWords("server socket", "server sockets", 1);
      case "datagram" -> new KindWords("datagram socket", "datagram sockets", 1);
      case "unix-socket" -> new KindWords("Unix socket", "Unix sockets", 1);
      case "pipe" -> new KindWords("pipe", "pipes", 2);
      case "selector" -> new KindWords("selector", "selectors", 2);
      case "channel-group" -> new KindWords("channel group", "channel groups", 3);
      case "process" -> new KindWords("child process", "child processes", 3);
      case "inotify" -> new KindWords("watch service", "watch services", 3);
      case "untracked-fd" -> new KindWords("descriptor", "descriptors", 1);
      case "thread" -> new KindWords("thread", "threads", 0);
      case "direct-buffer" -> new KindWords("direct buffer", "direct buffers", 0);
      case "mapped-buffer" -> new KindWords("mapped buffer", "mapped buffers", 0);
      case "zlib" -> new KindWords("zlib stream", "zlib streams", 0);
      case "memory" -> new KindWords("part of memory", "parts of memory", 0);
      case "custom" -> new KindWords("tracked object", "tracked objects", 0);
      default -> new KindWords(kind, kind, 0);
    };
  }

  /**
   * The words for a kind whose resources have a type of their own: {@code 37 Lease objects}.
   *
   * @param made of a {@code custom} resource, its type with or without its package, and with or
   *     without its constructor: {@code com.acme.Lease.<init>}; empty when unknown, and not looked
   *     at for other kinds
   */
  public static KindWords of(String kind, String made) {
    if (!kind.equals("custom") || made.isEmpty()) {
      return of(kind);
    }
    int constructor = made.indexOf(".<init>");
    String type = constructor < 0 ? made : made.substring(0, constructor);
    String name = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    return new KindWords(name + " object", name + " objects", 0);
  }

  /** The noun for so many. */
  public String noun(long n) {
    return n == 1 ? singular : plural;
  }

  /** So many of the kind: {@code 2,874 sockets}. */
  public String count(long n) {
    return Words.count(n, singular, plural);
  }
}
