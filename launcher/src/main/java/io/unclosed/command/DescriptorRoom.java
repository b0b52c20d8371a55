package io.unclosed.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The descriptors that a process may still open. The JVM needs some to answer an attach; without
 * them the attach mechanism fails with words that say nothing of that.
 *
 * @param pid as this process sees it
 * @param proc its folder, such as {@code /proc/7}
 */
record DescriptorRoom(long pid, Path proc) {
  private static final String LIMIT = "Max open files";

  /** The connection, and the jar that is loaded over it. */
  private static final int NEEDED = 2;

  /**
   * Refuses when too few are left; what cannot be read refuses nothing.
   *
   * @throws Refusal with the command that makes room
   */
  void refuseWhenTooFewAreLeft() throws Refusal {
    String[] limits = limits();
    long soft = number(limits, 0);
    long open = open();
    if (soft <= 0 || open < 0 || soft - open >= NEEDED) {
      return;
    }
    long hard = Math.max(soft, number(limits, 1));
    String room = Long.toString(hard > soft ? hard : 2 * soft);
    throw new Refusal(
        "process "
            + pid
            + " has "
            + open
            + " of "
            + soft
            + " file descriptors open; attaching needs "
            + NEEDED
            + " free ones",
        "Raise its limit (no restart needed"
            + (hard > soft ? "" : "; only root can, it is the hard limit")
            + ") and run this command again:\n  prlimit --pid "
            + pid
            + " --nofile="
            + room
            + ":"
            + room
            + "\nIf the agent is already running there, it has written a report: unclosed-PID-*.txt"
            + "\nin the folder of its option dump, by default the working directory of the process.");
  }

  /** Soft and hard, as written; empty when unknown. */
  private String[] limits() {
    try {
      List<String> lines = Files.readAllLines(proc.resolve("limits"), StandardCharsets.US_ASCII);
      for (String line : lines) {
        if (line.startsWith(LIMIT)) {
          return line.substring(LIMIT.length()).trim().split(" +", -1);
        }
      }
    } catch (IOException unknown) {
      return new String[0];
    }
    return new String[0];
  }

  private static long number(String[] limits, int at) {
    return at < limits.length && limits[at].matches("[0-9]{1,18}")
        ? Long.parseLong(limits[at])
        : -1;
  }

  private long open() {
    try (Stream<Path> descriptors = Files.list(proc.resolve("fd"))) {
      return descriptors.count();
    } catch (IOException unknown) {
      return -1;
    }
  }
}
