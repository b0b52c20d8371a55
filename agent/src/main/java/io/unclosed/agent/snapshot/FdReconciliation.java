package io.unclosed.agent.snapshot;

import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.agent.sample.detail.FdDetails;
import io.unclosed.agent.sample.fd.FdLinks;
import io.unclosed.agent.sample.fd.FdTable;
import io.unclosed.agent.sample.fd.FdTarget;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Checks the ledger against the kernel.
 *
 * <p>While it looks, others open and close: between the kernel's open and our booking, and between
 * our booking of a close and the kernel's, the two differ for microseconds. So a descriptor is
 * called untracked, and a slot is dropped, only when that was so in two listings a few milliseconds
 * apart and nothing about it has changed. What was listed and is neither held nor untracked is on
 * its way in or out. Keeps what the untracked ones point to: as many entries as there are such
 * descriptors.
 */
public final class FdReconciliation {
  private static final long BETWEEN_LISTINGS_NANOS = 3_000_000;

  /** Links of new untracked descriptors that are read a beat; others wait for the next. */
  private static final int LINKS = 1_000;

  /** Descriptors a beat that are looked at again, in turn. */
  private static final int RECHECKS = 100;

  private final FdTable table;
  private final FdLinks links;
  private final FdDetails details;
  private final JvmOwnedFds jvmOwnedFds;
  private final Map<Integer, Stranger> untracked = new HashMap<>();
  private int[] numbers = new int[0];
  private boolean listed;
  private int nextCheck;

  /**
   * A descriptor that nothing hooked opened: what it points to, and whether the JVM has it for
   * itself.
   */
  private record Stranger(String target, boolean own) {
    /** Its turn comes at the next beat. */
    static final Stranger NOT_READ = new Stranger("", false);
  }

  public FdReconciliation(
      FdTable table, FdLinks links, FdDetails details, JvmOwnedFds jvmOwnedFds) {
    this.table = table;
    this.links = links;
    this.details = details;
    this.jvmOwnedFds = jvmOwnedFds;
  }

  /** Lists, compares, lists again where the two differ, and settles what then still differs. */
  void settle(LedgerReader reader) {
    int[] first = table.list();
    if (first == null) {
      listed = false;
      return;
    }
    Map<Integer, Long> gone = notInKernel(reader, first);
    int[] unheld = unheld(reader, first);
    int[] second = null;
    if (!gone.isEmpty() || anyNew(unheld)) {
      LockSupport.parkNanos(BETWEEN_LISTINGS_NANOS);
      second = table.list();
    }
    numbers = second == null ? first : second;
    listed = true;
    for (Map.Entry<Integer, Long> entry : gone.entrySet()) {
      if (Arrays.binarySearch(numbers, entry.getKey()) < 0) {
        reader.drop(entry.getKey(), entry.getValue());
      }
    }
    remember(reader, unheld);
  }

  private static Map<Integer, Long> notInKernel(LedgerReader reader, int[] open) {
    Map<Integer, Long> gone = new HashMap<>();
    reader.forEachHeld(
        (fd, slot) -> {
          if (Arrays.binarySearch(open, fd) < 0) {
            gone.put(fd, slot.sequence());
          }
        });
    return gone;
  }

  private static int[] unheld(LedgerReader reader, int[] open) {
    int[] unheld = new int[open.length];
    int count = 0;
    for (int fd : open) {
      if (!reader.holds(fd)) {
        unheld[count++] = fd;
      }
    }
    return Arrays.copyOf(unheld, count);
  }

  private boolean anyNew(int[] unheld) {
    for (int fd : unheld) {
      if (!untracked.containsKey(fd)) {
        return true;
      }
    }
    return false;
  }

  // A link costs 4 to 12 µs, and the number that nothing hooked opened may change hands unnoticed.
  // So new ones are read once they are seen, and of those known a few in turn.
  private void remember(LedgerReader reader, int[] unheld) {
    Map<Integer, Stranger> before = new HashMap<>(untracked);
    untracked.clear();
    int left = LINKS;
    for (int fd : unheld) {
      if (!reader.holds(fd) && Arrays.binarySearch(numbers, fd) >= 0) {
        Stranger known = before.get(fd);
        boolean fresh = known == null || known.target().isEmpty();
        untracked.put(fd, !fresh ? known : left-- > 0 ? read(fd, null) : Stranger.NOT_READ);
      }
    }
    for (int i = 0; i < RECHECKS && i < numbers.length; i++) {
      nextCheck = nextCheck < numbers.length ? nextCheck : 0;
      int fd = numbers[nextCheck++];
      Stranger known = untracked.get(fd);
      if (known != null) {
        untracked.put(fd, read(fd, known));
      }
    }
  }

  private Stranger read(int fd, @Nullable Stranger known) {
    String target = links.target(fd);
    return known != null && known.target().equals(target)
        ? known
        : new Stranger(target, isOwn(target));
  }

  private boolean isOwn(String target) {
    boolean socket = FdTarget.socketInode(target) >= 0;
    return jvmOwnedFds.contains(socket ? details.unix(target) : target);
  }

  /**
   * The numbers that were open at the last settling, ascending; stale when {@link #listed} is
   * false.
   */
  int[] numbers() {
    return numbers;
  }

  /** Whether the system told the last time. */
  boolean listed() {
    return listed;
  }

  /** Whether a descriptor is the process's own although nothing that is hooked opened it. */
  boolean isOwn(int fd) {
    Stranger known = untracked.get(fd);
    return fd <= 2 || (known != null && known.own());
  }

  /** What an untracked descriptor points to; null when it is not untracked. */
  @Nullable String untracked(int fd) {
    Stranger known = untracked.get(fd);
    return known == null || known.own() ? null : known.target();
  }
}
