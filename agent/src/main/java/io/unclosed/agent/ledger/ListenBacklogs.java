package io.unclosed.agent.ledger;

import java.util.HashMap;
import java.util.Map;

/** What backlog each listening socket was given. At most 4,096; further ones are unknown. */
final class ListenBacklogs {
  private static final int MAX = 4096;

  private final Map<Integer, long[]> byNumber = new HashMap<>();

  synchronized void put(int fd, long sequence, int backlog) {
    if (fd >= 0 && (byNumber.size() < MAX || byNumber.containsKey(fd))) {
      // The JDK takes 50 where the caller gives none.
      byNumber.put(fd, new long[] {sequence, backlog < 1 ? 50 : backlog});
    }
  }

  /** The backlog; -1 when it is not known. */
  synchronized long of(int fd, long sequence) {
    long[] known = byNumber.get(fd);
    return known != null && known[0] == sequence ? known[1] : -1;
  }
}
