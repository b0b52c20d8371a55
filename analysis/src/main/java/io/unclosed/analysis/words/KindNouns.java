package io.unclosed.analysis.words;

/**
 * A kind of resource in words, so that sentences say "threads started at … were never stopped".
 *
 * @param singular such as {@code socket}
 * @param plural such as {@code sockets}
 * @param descriptors how many file descriptors one takes; 0 when none
 * @param opened how one comes to be, as a participle: {@code opened}, {@code started}
 * @param open what it is meanwhile: {@code open}, {@code running}
 * @param closed how it ends, as a participle: {@code closed}, {@code stopped}
 */
public record KindNouns(
    String singular, String plural, int descriptors, String opened, String open, String closed) {

  private KindNouns(String singular, int descriptors) {
    this(singular, descriptors, "opened");
  }

  private KindNouns(String singular, int descriptors, String opened) {
    this(singular, singular + "s", descriptors, opened, "open", "closed");
  }

  /** The words for a kind; a kind not known is called by its own name. */
  public static KindNouns of(String kind) {
    return switch (kind) {
      case "file" -> new KindNouns("file", 1);
      case "directory" -> new KindNouns("directory stream", 1);
      case "socket" -> new KindNouns("socket", 1);
      case "server-socket" -> new KindNouns("server socket", 1);
      case "datagram" -> new KindNouns("datagram socket", 1);
      case "unix-socket" -> new KindNouns("Unix socket", 1);
      case "pipe" -> new KindNouns("pipe", 2);
      case "selector" -> new KindNouns("selector", 2);
      case "channel-group" -> new KindNouns("channel group", 3);
      case "process" ->
          new KindNouns("child process", "child processes", 3, "started", "open", "closed");
      case "inotify" -> new KindNouns("watch service", 3);
      case "untracked-fd" -> new KindNouns("file descriptor", 1);
      case "thread" -> new KindNouns("thread", "threads", 0, "started", "running", "stopped");
      case "direct-buffer" ->
          new KindNouns("direct buffer", "direct buffers", 0, "allocated", "live", "released");
      case "mapped-buffer" ->
          new KindNouns("mapped buffer", "mapped buffers", 0, "created", "mapped", "unmapped");
      case "zlib" -> new KindNouns("zlib stream", 0, "created");
      case "memory" -> new KindNouns("part of memory", "parts of memory", 0, "", "", "");
      case "custom" -> new KindNouns("tracked object", 0, "created");
      default -> new KindNouns(kind, kind, 0, "opened", "open", "closed");
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
    return new KindNouns(name + " object", 0, "created");
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
