package io.unclosed.agent.sample.cgroup;

import io.unclosed.agent.sample.proc.ProcFile;
import io.unclosed.agent.sample.proc.ProcLines;
import io.unclosed.agent.sample.proc.SystemRoot;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * The folders of the process's cgroup, from its own one up to the highest that is visible.
 *
 * <p>Two hierarchies may be mounted at once, and one of them without the controller that is wanted:
 * so the first version decides where it has a mount for it, and else the second. Inside a container
 * {@code /proc/self/cgroup} may show the host's path while the mount begins at it: what the mount
 * has as its root is cut from the path.
 *
 * @param v2 true for the unified hierarchy, whose files have other names
 * @param levels absolute paths, own one first; empty when there is none
 * @see <a href="https://man7.org/linux/man-pages/man7/cgroups.7.html">cgroups(7)</a>
 */
public record CgroupPaths(boolean v2, List<String> levels) {
  static final CgroupPaths NONE = new CgroupPaths(false, List.of());

  /** Levels looked at. Kubernetes makes five. */
  private static final int MOST_LEVELS = 32;

  /**
   * Finds them; {@link #NONE} when there is no cgroup of that controller that is visible.
   *
   * @param controller {@code memory} or {@code pids}
   */
  public static CgroupPaths find(SystemRoot root, ProcLines lines, String controller) {
    CgroupPaths v1 = find(root, lines, controller, false);
    return v1.levels.isEmpty() ? find(root, lines, controller, true) : v1;
  }

  private static CgroupPaths find(SystemRoot root, ProcLines lines, String controller, boolean v2) {
    String path = path(root, lines, controller, v2);
    Mount mount = mount(root, lines, controller, v2);
    if (path.isEmpty() || mount.point.isEmpty()) {
      return NONE;
    }
    return new CgroupPaths(v2, levels(root, mount.point, mount.inside(path)));
  }

  /** The path in {@code 0::/path} or {@code 4:cpu,memory:/path}; empty when there is none. */
  private static String path(SystemRoot root, ProcLines lines, String controller, boolean v2) {
    try (ProcFile file = root.file("/proc/self/cgroup")) {
      if (!lines.over(file)) {
        return "";
      }
      while (lines.next()) {
        long hierarchy = lines.number();
        String rest = lines.rest();
        int colon = rest.indexOf(':', 1);
        if (colon < 0) {
          continue;
        }
        boolean wanted =
            v2 ? hierarchy == 0 && colon == 1 : has(rest.substring(1, colon), controller);
        if (wanted) {
          return rest.substring(colon + 1);
        }
      }
      return "";
    }
  }

  /** A line of mountinfo: id, parent, device, root, mount point, options … - type, source, more. */
  private static Mount mount(SystemRoot root, ProcLines lines, String controller, boolean v2) {
    try (ProcFile file = root.file("/proc/self/mountinfo")) {
      if (!lines.over(file)) {
        return Mount.NONE;
      }
      while (lines.next()) {
        lines.skipField();
        lines.skipField();
        lines.skipField();
        Mount mount = new Mount(lines.word(), lines.word());
        String rest = lines.rest();
        int dash = rest.indexOf(" - ");
        String type = dash < 0 ? "" : rest.substring(dash + 3);
        if (v2 ? type.startsWith("cgroup2 ") : type.startsWith("cgroup ") && of(type, controller)) {
          return mount;
        }
      }
      return Mount.NONE;
    }
  }

  private static boolean of(String type, String controller) {
    return has(type.substring(type.lastIndexOf(' ') + 1), controller);
  }

  private static boolean has(String commaSeparated, String word) {
    return ("," + commaSeparated + ",").contains("," + word + ",");
  }

  private static List<String> levels(SystemRoot root, String point, String inside) {
    List<String> levels = new ArrayList<>();
    String path = inside;
    while (levels.size() < MOST_LEVELS) {
      if (new File(root.path(point + path)).isDirectory()) {
        levels.add(point + path);
      }
      if (path.isEmpty()) {
        break;
      }
      path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
    return List.copyOf(levels);
  }

  private record Mount(String root, String point) {
    static final Mount NONE = new Mount("", "");

    /** A cgroup's path below the mount point: empty, or beginning with a slash. */
    String inside(String path) {
      if (path.equals("/") || path.equals(root) || path.startsWith("/..")) {
        return "";
      }
      return !root.equals("/") && path.startsWith(root + "/")
          ? path.substring(root.length())
          : path;
    }
  }
}
