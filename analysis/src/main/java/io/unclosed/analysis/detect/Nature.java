package io.unclosed.analysis.detect;

import java.util.Set;

/** What a kind's resources are like by nature, before anything is seen of them. */
final class Nature {
  private static final Set<String> CONNECTIONS = Set.of("socket", "unix-socket");
  private static final Set<String> COLLECTORS = Set.of("direct-buffer", "mapped-buffer");

  private static final Set<String> HUBS =
      Set.of("selector", "channel-group", "inotify", "server-socket", "thread");

  private Nature() {}

  /**
   * Whether its like may well be in use for hours: a session, a subscription, a link between nodes.
   * Files, directories and pipes that stay open for hours are a few, and do not become more.
   */
  static boolean isConnection(String kind) {
    return CONNECTIONS.contains(kind);
  }

  /**
   * Whether it is the collector that gives them back, as their makers mean it to. That it did is
   * then no evidence, nor is their age.
   */
  static boolean isTheCollectors(String kind) {
    return COLLECTORS.contains(kind);
  }

  /** Whether one of them, of threads a pool of them, is made to serve many. */
  static boolean isHub(String kind) {
    return HUBS.contains(kind);
  }
}
