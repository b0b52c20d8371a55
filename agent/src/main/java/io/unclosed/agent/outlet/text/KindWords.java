package io.unclosed.agent.outlet.text;

import java.util.List;

/** What the kinds are called in a sentence, and which of them hold a descriptor. */
final class KindWords {
  /** The kinds whose resources are descriptors, in the order of an account. */
  static final List<String> WITH_DESCRIPTOR =
      List.of(
          "socket",
          "server-socket",
          "datagram",
          "unix-socket",
          "file",
          "directory",
          "pipe",
          "selector",
          "channel-group",
          "process",
          "inotify");

  private static final String[][] NOUNS = {
    {"socket", "socket", "sockets"},
    {"server-socket", "listening socket", "listening sockets"},
    {"datagram", "datagram socket", "datagram sockets"},
    {"unix-socket", "Unix socket", "Unix sockets"},
    {"file", "file", "files"},
    {"directory", "directory", "directories"},
    {"pipe", "pipe", "pipes"},
    {"selector", "selector", "selectors"},
    {"channel-group", "asynchronous channel group", "asynchronous channel groups"},
    {"process", "child process", "child processes"},
    {"inotify", "watch service", "watch services"},
    {"thread", "thread", "threads"},
    {"direct-buffer", "direct buffer", "direct buffers"},
    {"mapped-buffer", "mapped buffer", "mapped buffers"},
    {"zlib", "zlib stream", "zlib streams"},
  };

  private KindWords() {}

  /** The noun for so many; the kind's own word when it has none. */
  static String noun(String kind, long number) {
    for (String[] row : NOUNS) {
      if (row[0].equals(kind)) {
        return number == 1 ? row[1] : row[2];
      }
    }
    return kind;
  }

  /** Whether a suspect of this kind uses up descriptors. */
  static boolean usesDescriptors(String kind) {
    return WITH_DESCRIPTOR.contains(kind) || kind.equals("untracked-fd");
  }
}
