package io.unclosed.agent.sample.proc;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Native libraries that the program brought along: mapped to be executed, and neither the JDK's nor
 * the system's. Where descriptors appear that nothing hooked opened, one of them is likely behind
 * it.
 *
 * <p>The kernel walks all mappings for it, 1 µs each, so that it is read when somebody wonders, and
 * not more often than each minute.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_maps.5.html">proc_pid_maps(5)</a>
 */
public final class NativeLibraries implements Sampler {
  /** Libraries named. */
  static final int MOST = 16;

  private static final long PERIOD_NANOS = 60_000_000_000L;
  private static final String DELETED = " (deleted)";

  /** Where the system keeps its own. */
  private static final List<String> SYSTEM = List.of("/lib/", "/lib64/", "/usr/lib");

  private final ProcFile maps;
  private final ProcLines lines = new ProcLines();
  private final String javaHome;
  private List<String> names = List.of();
  private boolean read;
  private long readAtNanos;

  public NativeLibraries(SystemRoot root, String javaHome) {
    this.maps = root.file("/proc/self/maps");
    this.javaHome = javaHome;
  }

  @Override
  public String id() {
    return "libraries";
  }

  /**
   * Their file names, without folder; at most {@link #MOST}, in the order of their addresses.
   *
   * @param nowNanos monotonic
   */
  public List<String> names(long nowNanos) {
    if (!read || nowNanos - readAtNanos >= PERIOD_NANOS) {
      names = readNames();
      read = true;
      readAtNanos = nowNanos;
    }
    return names;
  }

  /** Loads what a reading needs; keeps nothing of it. */
  public void warmUp() {
    readNames();
  }

  /** Each line: addresses, rights, offset, device, inode, and the path where there is one. */
  private List<String> readNames() {
    Set<String> found = new LinkedHashSet<>();
    boolean readable = lines.over(maps);
    while (readable && lines.next() && found.size() < MOST) {
      lines.skipField();
      if (lines.word().indexOf('x') < 0) {
        continue;
      }
      lines.skipField();
      lines.skipField();
      lines.skipField();
      String path = lines.rest();
      if (isBroughtAlong(path)) {
        found.add(name(path));
      }
    }
    // A descriptor to hold for what is read once in a while would be one too many.
    maps.close();
    return List.copyOf(found);
  }

  private boolean isBroughtAlong(String path) {
    if (!path.startsWith("/") || !(path.contains(".so") || isOfJna(path))) {
      return false;
    }
    for (String folder : SYSTEM) {
      if (path.startsWith(folder)) {
        return false;
      }
    }
    // What Netty's transports open has its line.
    return !(!javaHome.isEmpty() && path.startsWith(javaHome))
        && !path.contains("netty_transport_native");
  }

  /** JNA unpacks its own under another name. */
  private static boolean isOfJna(String path) {
    String file = name(path);
    return file.startsWith("jna") && file.endsWith(".tmp");
  }

  private static String name(String path) {
    String file = path.endsWith(DELETED) ? path.substring(0, path.length() - 10) : path;
    return file.substring(file.lastIndexOf('/') + 1);
  }

  @Override
  public List<String> degraded() {
    return List.of();
  }

  @Override
  public void close() {
    maps.close();
  }
}
