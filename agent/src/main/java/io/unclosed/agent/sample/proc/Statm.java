package io.unclosed.agent.sample.proc;

/**
 * What {@code /proc/self/statm} tells, in pages; -1 where it does not. It costs a sixth of {@link
 * Status} and does not split the resident set.
 *
 * @param size address space
 * @param resident resident set
 * @param shared resident and backed by files or shared memory
 */
public record Statm(long size, long resident, long shared) {
  static final Statm UNKNOWN = new Statm(-1, -1, -1);

  /** Reads it; {@link #UNKNOWN} when the file cannot be read. */
  public static Statm read(ProcFile file, ProcLines lines) {
    if (!lines.over(file) || !lines.next()) {
      return UNKNOWN;
    }
    return new Statm(lines.number(), lines.number(), lines.number());
  }

  /**
   * The size of a page, which Java has no way to ask for: the address space in bytes by that in
   * pages.
   *
   * @param virtualBytes the address space as {@link Status} gives it, read at about the same time
   * @return a power of two from 4 to 64 kB; 4096 when either is unknown
   */
  public long pageBytes(long virtualBytes) {
    long page = 4096;
    if (size > 0 && virtualBytes > 0) {
      while (page < 65536 && virtualBytes / size > page + page / 2) {
        page *= 2;
      }
    }
    return page;
  }
}
