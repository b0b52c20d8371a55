package io.unclosed.agent.sample.cgroup;

import io.unclosed.agent.sample.proc.ProcFile;
import io.unclosed.agent.sample.proc.ProcLines;
import io.unclosed.agent.sample.proc.SystemRoot;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory limit and use of the process's cgroup.
 *
 * <p>A limit may sit on any ancestor: the smallest one counts, with the use of that level. Use is
 * without inactive file pages, which the kernel takes back first; with them it would stand at the
 * limit in any container that reads files.
 */
public final class CgroupMemory implements AutoCloseable {
  /** The first version prints 9223372036854771712 for "none", rounded down to a page. */
  private static final long NO_LIMIT = 1L << 60;

  private final ProcLines lines;
  private final List<Level> levels = new ArrayList<>();
  private Level binding = Level.NONE;
  private long limit = -1;
  private boolean known;
  private String failure = "";
  private String limitFailure = "";

  private static final class Level implements AutoCloseable {
    static final Level NONE = new Level("", "", "", "", "");

    final ProcFile limit;
    final ProcFile usage;
    final ProcFile stat;
    final String inactive;
    final String inherited;

    Level(String limit, String usage, String stat, String inactive, String inherited) {
      this.limit = new ProcFile(limit);
      this.usage = new ProcFile(usage);
      this.stat = new ProcFile(stat);
      this.inactive = inactive;
      this.inherited = inherited;
    }

    static Level v1(String path) {
      return new Level(
          path + "/memory.limit_in_bytes",
          path + "/memory.usage_in_bytes",
          path + "/memory.stat",
          "total_inactive_file ",
          "hierarchical_memory_limit ");
    }

    static Level v2(String path) {
      return new Level(
          path + "/memory.max",
          path + "/memory.current",
          path + "/memory.stat",
          "inactive_file ",
          "");
    }

    @Override
    public void close() {
      limit.close();
      usage.close();
      stat.close();
    }
  }

  public CgroupMemory(SystemRoot root, ProcLines lines) {
    this.lines = lines;
    CgroupPaths paths = CgroupPaths.find(root, lines, "memory");
    for (String level : paths.levels()) {
      String path = root.path(level);
      levels.add(paths.v2() ? Level.v2(path) : Level.v1(path));
    }
  }

  /**
   * Reads the limits of all levels again; they may be changed while the process runs. Opens files:
   * where that fails, because no descriptor is left, the last limit stays.
   */
  public void renewLimit() {
    String before = limitFailure;
    limitFailure = "";
    long smallest = levels.isEmpty() ? -1 : inherited(levels.get(0));
    Level at = smallest < 0 ? Level.NONE : levels.get(0);
    for (Level level : levels) {
      long here = limit(level);
      if (here >= 0 && (smallest < 0 || here < smallest)) {
        smallest = here;
        at = level;
      }
    }
    if (known && !limitFailure.isEmpty()) {
      limitFailure = before;
    } else {
      known = limitFailure.isEmpty();
      if (at != binding) {
        binding.close();
      }
      binding = at;
      limit = smallest;
    }
  }

  /** A level's own limit; -1 when it has none. */
  private long limit(Level level) {
    long limit = lines.over(level.limit) && lines.next() ? lines.number() : -1;
    // The root of the second version has no such file.
    if (!level.limit.failure().isEmpty() && !level.limit.absent()) {
      limitFailure = level.limit.failure();
    }
    level.limit.close();
    return limit < NO_LIMIT ? limit : -1;
  }

  /** In the first version, the limit that all ancestors give, those above the mount too; or -1. */
  private long inherited(Level own) {
    long limit = own.inherited.isEmpty() ? -1 : stat(own, own.inherited);
    return limit < NO_LIMIT ? limit : -1;
  }

  private long stat(Level level, String name) {
    if (lines.over(level.stat)) {
      while (lines.next()) {
        if (lines.skip(name)) {
          return lines.number();
        }
      }
    }
    return -1;
  }

  /** The limit that counts, in bytes; -1 when there is none. */
  public long limit() {
    return limit;
  }

  /** What counts against the limit and cannot be taken back easily; -1 when unknown. */
  public long used() {
    failure = "";
    if (limit < 0) {
      return -1;
    }
    long usage = lines.over(binding.usage) && lines.next() ? lines.number() : -1;
    long inactive = stat(binding, binding.inactive);
    if (usage < 0 || inactive < 0) {
      failure = "memory usage of the cgroup cannot be read";
      return -1;
    }
    return Math.max(0, usage - inactive);
  }

  /** Why the limit or the last {@link #used} was not known; empty when they were. */
  public String failure() {
    return failure.isEmpty() ? limitFailure : failure;
  }

  @Override
  public void close() {
    for (Level level : levels) {
      level.close();
    }
  }
}
