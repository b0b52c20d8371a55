package io.unclosed.agent.sample.proc;

/**
 * The machine's memory as {@code /proc/meminfo} tells it, in bytes; -1 where it does not.
 *
 * @param total what the kernel has to give
 * @param available what it could give without swapping
 */
public record MemInfo(long total, long available) {
  static final MemInfo UNKNOWN = new MemInfo(-1, -1);

  /** Reads it; {@link #UNKNOWN} when the file cannot be read. */
  public static MemInfo read(ProcFile file, ProcLines lines) {
    long total = -1;
    long available = -1;
    if (!lines.over(file)) {
      return UNKNOWN;
    }
    while ((total < 0 || available < 0) && lines.next()) {
      if (lines.skip("MemTotal:")) {
        total = bytes(lines.number());
      } else if (lines.skip("MemAvailable:")) {
        available = bytes(lines.number());
      }
    }
    return new MemInfo(total, available);
  }

  private static long bytes(long kibibytes) {
    return kibibytes < 0 ? -1 : kibibytes * 1024;
  }

  /** What cannot be given to anybody else without swapping; -1 when unknown. */
  public long used() {
    return total < 0 || available < 0 ? -1 : total - available;
  }
}
