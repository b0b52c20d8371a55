package io.unclosed.agent.sample.fd;

import io.unclosed.agent.sample.proc.Mounts;
import io.unclosed.agent.sample.proc.Sampler;
import io.unclosed.agent.sample.proc.SystemRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Files that were deleted and are still held: their space comes back only when they are closed.
 *
 * <p>A link takes 4 to 12 µs, so that each beat looks at {@link #LINKS} descriptors and the next
 * one goes on there; those that were found are looked at again at each beat. Only of a deleted file
 * is the size asked, and only where its file system is of this machine: to look at a file is to
 * wait for its server, for ever when that is gone.
 */
public final class DeletedFiles implements Sampler {
  /** Links read a beat. */
  static final int LINKS = 1_000;

  /** Files kept, the largest; of others only the next pass tells. */
  static final int MOST = 64;

  private static final String DELETED = " (deleted)";

  private final SystemRoot root;
  private final FdLinks links;
  private final Mounts mounts;
  private final Map<Integer, Held> held = new TreeMap<>();
  private int next;

  public DeletedFiles(SystemRoot root, FdLinks links) {
    this.root = root;
    this.links = links;
    this.mounts = new Mounts(root);
  }

  /**
   * A deleted file.
   *
   * @param fd by which it is held
   * @param path it had
   * @param bytes its size; -1 when unknown, on a file system of another machine
   */
  public record Held(int fd, String path, long bytes) implements Comparable<Held> {
    /** The largest first. */
    @Override
    public int compareTo(Held other) {
      int bySize = Long.compare(other.bytes, bytes);
      return bySize == 0 ? Integer.compare(fd, other.fd) : bySize;
    }
  }

  @Override
  public String id() {
    return "deleted";
  }

  /**
   * Looks at some of the descriptors, and again at those found before.
   *
   * @param numbers that are open, ascending
   * @return at most {@link #MOST}, the largest first
   */
  public List<Held> sample(int[] numbers) {
    held.keySet().removeIf(fd -> Arrays.binarySearch(numbers, fd) < 0);
    for (Integer fd : List.copyOf(held.keySet())) {
      look(fd);
    }
    int left = Math.min(LINKS, numbers.length);
    for (; left > 0; left--) {
      next = next < numbers.length ? next : 0;
      look(numbers[next++]);
    }
    mounts.forget();
    while (held.size() > MOST) {
      List<Held> all = largestFirst();
      held.remove(all.get(all.size() - 1).fd());
    }
    return largestFirst();
  }

  private List<Held> largestFirst() {
    Held[] all = held.values().toArray(new Held[0]);
    Arrays.sort(all);
    return List.of(all);
  }

  private void look(int fd) {
    String target = links.target(fd);
    boolean deleted = target.startsWith("/") && target.endsWith(DELETED);
    if (!deleted || target.startsWith("/memfd:") || !put(fd, target)) {
      held.remove(fd);
    }
  }

  /** False when the name only looks like one of a deleted file, or another name keeps it. */
  private boolean put(int fd, String target) {
    String path = target.substring(0, target.length() - DELETED.length());
    if (mounts.isRemote(fd)) {
      held.put(fd, new Held(fd, path, -1));
      return true;
    }
    try {
      Path link = Path.of(root.path("/proc/self/fd/" + fd));
      Map<String, Object> file = Files.readAttributes(link, "unix:nlink,size,mode");
      boolean regular = (number(file.get("mode")) & 0170000) == 0100000;
      if (!regular || number(file.get("nlink")) != 0) {
        return false;
      }
      held.put(fd, new Held(fd, path, number(file.get("size"))));
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static long number(@Nullable Object attribute) {
    return attribute instanceof Number number ? number.longValue() : -1;
  }

  /** Opens what it needs and loads its classes; finds nothing. */
  public void warmUp() {
    sample(new int[] {-1});
    mounts.isRemote(0);
    mounts.forget();
    held.clear();
  }

  @Override
  public List<String> degraded() {
    return List.of();
  }

  @Override
  public void close() {
    held.clear();
  }
}
