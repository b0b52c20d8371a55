package io.unclosed.agent.sample;

/**
 * What {@code /proc/self/status} tells. Bytes (the file has kibibytes), threads and a process id;
 * -1 for a field that is not there.
 *
 * @see <a
 *     href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">proc_pid_status(5)</a>
 */
record Status(
    long pid,
    long rss,
    long anonymous,
    long fileBacked,
    long shared,
    long virtual,
    long data,
    long swap,
    long threads) {

  static final Status UNKNOWN = new Status(-1, -1, -1, -1, -1, -1, -1, -1, -1);

  /** Reads it; {@link #UNKNOWN} when the file cannot be read. */
  static Status read(ProcFile file, ProcLines lines) {
    long pid = -1;
    long rss = -1;
    long anonymous = -1;
    long fileBacked = -1;
    long shared = -1;
    long virtual = -1;
    long data = -1;
    long swap = -1;
    long threads = -1;
    if (!lines.over(file)) {
      return UNKNOWN;
    }
    while (threads < 0 && lines.next()) {
      if (lines.skip("Pid:")) {
        pid = lines.number();
      } else if (lines.skip("Rss")) {
        if (lines.skip("Anon:")) {
          anonymous = bytes(lines);
        } else if (lines.skip("File:")) {
          fileBacked = bytes(lines);
        } else if (lines.skip("Shmem:")) {
          shared = bytes(lines);
        }
      } else if (lines.skip("Vm")) {
        if (lines.skip("RSS:")) {
          rss = bytes(lines);
        } else if (lines.skip("Size:")) {
          virtual = bytes(lines);
        } else if (lines.skip("Data:")) {
          data = bytes(lines);
        } else if (lines.skip("Swap:")) {
          swap = bytes(lines);
        }
      } else if (lines.skip("Threads:")) {
        // The last of those wanted: the 30 lines below it need not be looked at.
        threads = lines.number();
      }
    }
    return new Status(pid, rss, anonymous, fileBacked, shared, virtual, data, swap, threads);
  }

  private static long bytes(ProcLines lines) {
    long kibibytes = lines.number();
    return kibibytes < 0 ? -1 : kibibytes * 1024;
  }
}
