package io.unclosed.agent.sample.proc;

/**
 * How many mappings the address space has, and how many the kernel lets it have: at its limit no
 * thread starts, no file is mapped, and malloc fails.
 *
 * <p>The kernel walks all of them for it, about 1 µs each, while nobody else may map. So they are
 * counted once a minute, and less often when that took more than a thousandth of the time.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/sysctl/vm.html">vm.max_map_count</a>
 */
public final class Mappings {
  private static final long PERIOD_NANOS = 60_000_000_000L;
  private static final int SHARE = 1000;

  private final SystemRoot root;
  private final ProcLines lines;
  private long count = -1;
  private long limit = -1;
  private boolean read;
  private long nextNanos;

  public Mappings(SystemRoot root, ProcLines lines) {
    this.root = root;
    this.lines = lines;
  }

  /** Counts again when it is time. */
  public void renew(long nowNanos) {
    if (read && nowNanos < nextNanos) {
      return;
    }
    long begin = System.nanoTime();
    long now = count(root, lines);
    // Without a descriptor left nothing can be read, and what was known still holds.
    count = now < 0 ? count : now;
    limit = limit < 0 ? limit(root, lines) : limit;
    read = true;
    nextNanos = nowNanos + Math.max(PERIOD_NANOS, SHARE * (System.nanoTime() - begin));
  }

  /** When last counted; -1 when unknown. */
  public long count() {
    return count;
  }

  /** -1 when unknown. */
  public long limit() {
    return limit;
  }

  public static long count(SystemRoot root, ProcLines lines) {
    long count = 0;
    try (ProcFile file = root.file("/proc/self/maps")) {
      if (!lines.over(file)) {
        return -1;
      }
      while (lines.next()) {
        count++;
      }
    }
    return count;
  }

  public static long limit(SystemRoot root, ProcLines lines) {
    try (ProcFile file = root.file("/proc/sys/vm/max_map_count")) {
      return lines.over(file) && lines.next() ? lines.number() : -1;
    }
  }
}
