package io.unclosed.agent.sample;

import io.unclosed.agent.sample.cgroup.CgroupPaths;
import io.unclosed.agent.sample.proc.Mappings;
import io.unclosed.agent.sample.proc.ProcFile;
import io.unclosed.agent.sample.proc.ProcLimits;
import io.unclosed.agent.sample.proc.ProcLines;
import io.unclosed.agent.sample.proc.SystemRoot;
import io.unclosed.analysis.input.ThreadLimit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the system lets a process have of threads. Read when a start has failed, not at each beat:
 * it opens a dozen files, and the mappings of a process with ten thousand threads are megabytes of
 * text.
 *
 * <p>Each is read with what is in use of it, as far as that can be seen: of the processes of a user
 * only this one is counted. The limit on a user's processes does not bind who may override it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/clone.2.html">clone(2), EAGAIN</a>
 */
public final class ThreadLimits {
  /** Bits of capabilities(7): CAP_SYS_ADMIN and CAP_SYS_RESOURCE. */
  private static final long OVERRIDES = 1 << 21 | 1 << 24;

  /** A stack and its guard: 2,000 for a thousand threads, tried on 17 and 25. */
  private static final int MAPPINGS_OF_ONE = 2;

  private final SystemRoot root;
  private final ProcLines lines = new ProcLines();

  ThreadLimits(SystemRoot root) {
    this.root = root;
  }

  /**
   * The limits that can be seen, the nearest first.
   *
   * @param threads of this process
   * @param addressSpace of this process, in bytes; -1 when unknown
   */
  public List<ThreadLimit> read(long threads, long addressSpace) {
    List<ThreadLimit> limits = new ArrayList<>();
    if (!overridesUsersLimit()) {
      long most = ofProcess("Max processes");
      add(limits, "RLIMIT_NPROC", "all threads of the user", most, threads, 1);
    }
    long space = ofProcess("Max address space");
    add(limits, "RLIMIT_AS", "address space", space, addressSpace, 0);
    cgroup(limits);
    long ofMachine = running();
    long most = only("/proc/sys/kernel/threads-max");
    add(limits, "kernel.threads-max", "all threads of the machine", most, ofMachine, 1);
    long ids = only("/proc/sys/kernel/pid_max");
    add(limits, "kernel.pid_max", "all threads of the machine", ids, ofMachine, 1);
    long mappings = Mappings.count(root, lines);
    long mostMappings = Mappings.limit(root, lines);
    add(limits, "vm.max_map_count", "memory mappings", mostMappings, mappings, MAPPINGS_OF_ONE);
    limits.sort(Comparator.comparingDouble(ThreadLimit::share).reversed());
    return List.copyOf(limits);
  }

  /** What a thread takes of bytes, its stack and more, is not known: 0. */
  private static void add(
      List<ThreadLimit> limits, String name, String counts, long most, long used, int each) {
    if (most >= 0 && most != Long.MAX_VALUE && used >= 0) {
      limits.add(new ThreadLimit(name, counts, most, used, each == 0, each));
    }
  }

  private boolean overridesUsersLimit() {
    try (ProcFile file = root.file("/proc/self/status")) {
      if (!lines.over(file) || !find("CapEff:")) {
        return false;
      }
      lines.skipSpaces();
      // Sixteen digits, of which the last eight are wanted.
      lines.hex(8);
      return (lines.hex(8) & OVERRIDES) != 0;
    }
  }

  private long ofProcess(String name) {
    try (ProcFile file = root.file("/proc/self/limits")) {
      return lines.over(file) && find(name) ? ProcLimits.limit(lines) : -1;
    }
  }

  private boolean find(String beginning) {
    while (lines.next()) {
      if (lines.skip(beginning)) {
        return true;
      }
    }
    return false;
  }

  /** Any ancestor may have one; the nearest counts, and the sort finds it. */
  private void cgroup(List<ThreadLimit> limits) {
    for (String level : CgroupPaths.find(root, lines, "pids").levels()) {
      long used = only(level + "/pids.current");
      add(limits, "pids.max", "all threads of the cgroup", only(level + "/pids.max"), used, 1);
    }
  }

  /** The number of a file that has only one; -1 when it has none, such as {@code max}. */
  private long only(String path) {
    try (ProcFile file = root.file(path)) {
      return lines.over(file) && lines.next() ? lines.number() : -1;
    }
  }

  /** The fourth field of {@code 0.20 0.18 0.12 1/80 11206}, behind the slash. */
  private long running() {
    try (ProcFile file = root.file("/proc/loadavg")) {
      if (!lines.over(file) || !lines.next()) {
        return -1;
      }
      lines.skipField();
      lines.skipField();
      lines.skipField();
      lines.number();
      return lines.skip("/") ? lines.number() : -1;
    }
  }
}
