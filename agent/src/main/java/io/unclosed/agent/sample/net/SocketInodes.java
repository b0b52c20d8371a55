package io.unclosed.agent.sample.net;

import io.unclosed.agent.sample.fd.FdLinks;
import io.unclosed.agent.sample.fd.FdTarget;
import java.util.Arrays;

/**
 * Which socket of the kernel's table each descriptor is: its inode, read from its link once.
 *
 * <p>A link costs 4 to 12 µs, so at most {@link #LINKS} are read per beat: first of descriptors
 * that have lived through a beat, for those are the ones that may leak, then of new ones. Where
 * there are more, each beat goes on where the last one ended. A few known ones are read again each
 * time: the JDK puts a stand-in under the number of a channel that is closed while a selector still
 * knows it, and numbers that nothing hooked may change hands unnoticed.
 *
 * <p>16 bytes for each number up to the highest held; numbers from {@link #HIGHEST} on are left
 * out.
 */
final class SocketInodes {
  /** Links read per beat. */
  static final int LINKS = 300;

  /** Known links read again per beat. */
  static final int RECHECKS = 20;

  /** Descriptor numbers that are looked at: the most that a process may usually have. */
  static final int HIGHEST = 1 << 20;

  private static final long FRESH = -1;
  private static final long WAITING = -2;
  private static final long NO_SOCKET = -3;

  private final FdLinks links;
  private long[] sequences = new long[64];
  private long[] inodes = new long[64];
  private int limit;
  private int nextUnknown;
  private int nextKnown;
  private int waiting;

  SocketInodes(FdLinks links) {
    this.links = links;
  }

  /** Brings the inodes up to what is held now. */
  void renew(HeldSockets held) {
    int before = limit;
    limit = Math.min(held.limit(), HIGHEST);
    if (limit > sequences.length) {
      int length = Math.max(limit, Math.min(HIGHEST, 2 * sequences.length));
      sequences = Arrays.copyOf(sequences, length);
      inodes = Arrays.copyOf(inodes, length);
    }
    waiting = 0;
    for (int fd = 0; fd < limit; fd++) {
      long sequence = held.sequence(fd);
      if (sequence != sequences[fd]) {
        sequences[fd] = sequence;
        inodes[fd] = FRESH;
      } else if (inodes[fd] == FRESH) {
        inodes[fd] = WAITING;
      }
      waiting += sequence != 0 && inodes[fd] == WAITING ? 1 : 0;
    }
    if (limit < before) {
      Arrays.fill(sequences, limit, before, 0);
    }
    int left = look(held, WAITING, LINKS);
    left = look(held, FRESH, left);
    recheck(held, Math.min(left, RECHECKS));
  }

  private int look(HeldSockets held, long state, int most) {
    int left = most;
    int from = nextUnknown < limit ? nextUnknown : 0;
    for (int i = 0; i < limit && left > 0; i++) {
      int fd = from + i < limit ? from + i : from + i - limit;
      if (sequences[fd] != 0 && inodes[fd] == state) {
        readLink(held, fd);
        left--;
        nextUnknown = fd + 1;
      }
    }
    return left;
  }

  private void recheck(HeldSockets held, int most) {
    int left = most;
    int from = nextKnown < limit ? nextKnown : 0;
    for (int i = 0; i < limit && left > 0; i++) {
      int fd = from + i < limit ? from + i : from + i - limit;
      if (sequences[fd] != 0 && (inodes[fd] >= 0 || inodes[fd] == NO_SOCKET)) {
        readLink(held, fd);
        left--;
        nextKnown = fd + 1;
      }
    }
  }

  private void readLink(HeldSockets held, int fd) {
    long inode = FdTarget.socketInode(links.target(fd));
    // Given out anew while we looked: the link may be the next holder's.
    if (held.sequence(fd) == sequences[fd]) {
      waiting -= inodes[fd] == WAITING ? 1 : 0;
      inodes[fd] = inode < 0 ? NO_SOCKET : inode;
    }
  }

  /** One more than the highest number looked at. */
  int limit() {
    return limit;
  }

  /** The inode of a descriptor's socket; -1 when it is none or not looked at yet. */
  long inode(int fd) {
    return fd < limit && sequences[fd] != 0 && inodes[fd] >= 0 ? inodes[fd] : -1;
  }

  /** The holder that {@link #inode} is of. */
  long sequence(int fd) {
    return fd < limit ? sequences[fd] : 0;
  }

  /** How many descriptors have lived through a beat and still wait to be looked at. */
  int waiting() {
    return waiting;
  }
}
