package io.unclosed.it;

import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

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
    // In one read: a file of sysctl gives a number's first bytes only once.
    try (BufferedReader in = new BufferedReader(new FileReader(file, StandardCharsets.UTF_8))) {
      return Long.parseLong(in.readLine().strip());
    } catch (IOException | NumberFormatException none) {
      return Long.MAX_VALUE;
    }
  }
}
