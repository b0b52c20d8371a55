package io.unclosed.agent.sample.proc;

import java.util.Arrays;

/**
 * What {@code /proc/self/status} tells. Bytes (the file has kibibytes), threads and a process id;
 * -1 for a field that is not there.
 *
 * @see <a
 *     href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">proc_pid_status(5)</a>
 */
public record Status(
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

  /** In the order of the components; sizes are in kibibytes. */
  private static final String[] FIELDS = {
    "Pid:",
    "VmRSS:",
    "RssAnon:",
    "RssFile:",
    "RssShmem:",
    "VmSize:",
    "VmData:",
    "VmSwap:",
    "Threads:"
  };

  private static final int PID = 0;

  /** The last of those wanted: the 30 lines below it need not be looked at. */
  private static final int THREADS = 8;

  /** Reads it; {@link #UNKNOWN} when the file cannot be read. */
  public static Status read(ProcFile file, ProcLines lines) {
    if (!lines.over(file)) {
      return UNKNOWN;
    }
    long[] told = new long[FIELDS.length];
    Arrays.fill(told, -1);
    while (told[THREADS] < 0 && lines.next()) {
      int field = lines.skipOneOf(FIELDS);
      if (field >= 0) {
        told[field] = lines.number();
      }
    }
    for (int i = PID + 1; i < THREADS; i++) {
      told[i] = told[i] < 0 ? -1 : told[i] * 1024;
    }
    return new Status(
        told[PID], told[1], told[2], told[3], told[4], told[5], told[6], told[7], told[THREADS]);
  }
}
