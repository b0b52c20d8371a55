package io.unclosed.analysis.words;

/**
 * The words that name the kinds, for all who read or refuse one.
 *
 * <p>Apart from {@link KindNouns} and plain, because options are read before {@code main}.
 */
public final class KindNames {
  private static final String[] ALL = {
    "file",
    "directory",
    "socket",
    "server-socket",
    "datagram",
    "unix-socket",
    "pipe",
    "selector",
    "channel-group",
    "process",
    "inotify",
    "untracked-fd",
    "thread",
    "direct-buffer",
    "mapped-buffer",
    "zlib",
    "custom",
    "memory"
  };

  private KindNames() {}

  /** Every kind, in the order of the documentation; those with a descriptor first. */
  public static String[] all() {
    return ALL.clone();
  }
}
