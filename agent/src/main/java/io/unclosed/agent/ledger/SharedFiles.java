package io.unclosed.agent.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who shares a descriptor: zip files on one path do.
 *
 * <p>A user is known by the identity hash of the JDK's object that stands for it, not by a
 * reference. Two users of one descriptor with the same hash are taken for one, which is harmless.
 * Under a lock of its own; at most {@value #MAX} users, further ones are not told apart from the
 * first.
 */
final class SharedFiles {
  private static final int MAX = 1 << 16;

  private final Map<Integer, List<User>> users = new HashMap<>();
  private int count;

  /** Adds a user; gives how many there are of that descriptor now, 0 at the bound. */
  synchronized int take(int fd, long sequence, User user) {
    List<User> sharing = users.get(fd);
    if (sharing != null && sharing.get(0).sequence != sequence) {
      count -= sharing.size();
      users.remove(fd);
      sharing = null;
    }
    if (count >= MAX) {
      return sharing == null ? 0 : sharing.size();
    }
    if (sharing == null) {
      sharing = new ArrayList<>(2);
      users.put(fd, sharing);
    }
    count++;
    sharing.add(user);
    return sharing.size();
  }

  /** Removes a user; null when it was not known or was the last one. */
  synchronized @Nullable User drop(int fd, int identity) {
    List<User> sharing = users.get(fd);
    if (sharing == null) {
      return null;
    }
    for (int i = 0; i < sharing.size(); i++) {
      if (sharing.get(i).identity == identity) {
        count--;
        User dropped = sharing.remove(i);
        if (sharing.isEmpty()) {
          users.remove(fd);
          return null;
        }
        return dropped;
      }
    }
    return null;
  }

  /** The user that has held on longest. */
  synchronized @Nullable User oldest(int fd) {
    List<User> sharing = users.get(fd);
    return sharing == null ? null : sharing.get(0);
  }

  /**
   * One user: its object's identity hash, the slot's sequence, its site and weight, and since when.
   */
  static final class User {
    final int identity;
    final long sequence;
    final int site;
    final int weight;
    final long nanos;

    User(int identity, long sequence, int site, int weight, long nanos) {
      this.identity = identity;
      this.sequence = sequence;
      this.site = site;
      this.weight = weight;
      this.nanos = nanos;
    }
  }
}
