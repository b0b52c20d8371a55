package io.unclosed.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine gives to one process. */
final class Limits {
  private Limits() {}

  /** Threads; each of them takes up to three memory mappings. */
  static long threads() {
    long most =
        Math.min(number("/proc/sys/kernel/threads-max"), number("/proc/sys/kernel/pid_max"));
    long mapped = number("/proc/sys/vm/max_map_count") / 3;
    return Math.min(Math.min(most, mapped), number("/sys/fs/cgroup/pids.max"));
  }

  /** A file's only number; without bound when there is none. */
  private static long number(String file) {
    try {
      return Long.parseLong(Files.readString(Path.of(file)).strip());
    } catch (IOException | NumberFormatException none) {
      return Long.MAX_VALUE;
    }
  }
}
