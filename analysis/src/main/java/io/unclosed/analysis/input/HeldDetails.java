package io.unclosed.analysis.input;

import java.util.List;

/**
 * What the open resources of a call site are.
 *
 * @param sockets what the kernel says of them; {@link SocketStats#NONE} for other kinds
 * @param topDirectories for files, the directories with most open files first, as "path (count)",
 *     at most three
 * @param bytes native memory that they hold; 0 when they hold none, or it is not known
 * @param pools for threads, how many pools started them; 0 when none did
 * @param poolKeeps for threads that are all of one pool, how many threads that keeps (its core
 *     size); 0 for others, and when it is not known
 */
public record HeldDetails(
    SocketStats sockets, List<String> topDirectories, long bytes, int pools, long poolKeeps) {
  /** Of resources that are neither sockets nor files, and whose size is not known. */
  public static final HeldDetails NONE = new HeldDetails(SocketStats.NONE, List.of(), 0, 0, 0);
}
