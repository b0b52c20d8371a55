package io.unclosed.agent.sample.proc;

import java.util.HashSet;
import java.util.Set;

/**
 * Which file systems are another machine's, or a program's: to look at a file there may wait for
 * ever.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html">mountinfo(5)</a>
 */
public final class Mounts {
  /** Mounts looked at; descriptors on others are taken for remote. */
  private static final int MOST = 10_000;

  private final SystemRoot root;
  private final ProcLines lines = new ProcLines();
  private final Set<Long> local = new HashSet<>();
  private boolean read;

  public Mounts(SystemRoot root) {
    this.root = root;
  }

  /** Whether a descriptor's file is, or may be, on such a file system. */
  public boolean isRemote(int fd) {
    if (!read) {
      read();
      read = true;
    }
    try (ProcFile info = root.file("/proc/self/fdinfo/" + fd)) {
      boolean readable = lines.over(info);
      while (readable && lines.next()) {
        if (lines.skip("mnt_id:")) {
          return !local.contains(lines.number());
        }
      }
    }
    return true;
  }

  /** Reads anew at the next question. */
  public void forget() {
    local.clear();
    read = false;
  }

  private void read() {
    try (ProcFile file = root.file("/proc/self/mountinfo")) {
      boolean readable = lines.over(file);
      while (readable && lines.next() && local.size() < MOST) {
        long id = lines.number();
        String rest = lines.rest();
        int dash = rest.indexOf(" - ");
        if (dash >= 0 && isLocal(rest.substring(dash + 3))) {
          local.add(id);
        }
      }
    }
  }

  private static boolean isLocal(String type) {
    return !type.startsWith("nfs")
        && !type.startsWith("cifs")
        && !type.startsWith("smb")
        && !type.startsWith("fuse")
        && !type.startsWith("9p")
        && !type.startsWith("ceph")
        && !type.startsWith("afs")
        && !type.startsWith("lustre")
        && !type.startsWith("gpfs")
        && !type.startsWith("autofs");
  }
}
