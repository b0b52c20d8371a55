package io.unclosed.agent.sample.fd;

/** How the kernel names what a descriptor points to, as {@link FdTable#target} gives it. */
public final class FdTarget {
  private static final String SOCKET = "socket:[";
  private static final String ANONYMOUS = "anon_inode:";

  private FdTarget() {}

  /** The inode of {@code socket:[4711]}; -1 when it is no socket. */
  public static long socketInode(String target) {
    if (!target.startsWith(SOCKET) || !target.endsWith("]")) {
      return -1;
    }
    try {
      return Long.parseLong(target, SOCKET.length(), target.length() - 1, 10);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /**
   * A word for reports: {@code socket}, {@code pipe}, {@code file}, {@code device}, {@code memfd},
   * {@code eventpoll}, {@code eventfd}, {@code inotify} …; {@code unknown} for the empty target.
   * One of a dozen or two, whatever the process opens.
   */
  public static String word(String target) {
    if (target.isEmpty()) {
      return "unknown";
    }
    if (target.startsWith(ANONYMOUS)) {
      return anonymous(target);
    }
    if (target.startsWith("/memfd:")) {
      return "memfd";
    }
    if (target.startsWith("/dev/") && !target.startsWith("/dev/shm/")) {
      return "device";
    }
    if (target.startsWith("/")) {
      return "file";
    }
    int colon = target.indexOf(':');
    return colon < 0 ? "unknown" : target.substring(0, colon);
  }

  /** {@code anon_inode:[eventpoll]} and, without brackets, {@code anon_inode:inotify}. */
  private static String anonymous(String target) {
    int from = ANONYMOUS.length();
    int to = target.length();
    if (target.startsWith("[", from) && target.endsWith("]")) {
      from++;
      to--;
    }
    String name = target.substring(from, to);
    // [io_uring], [perf_event], [kvm-vcpu:3] …: the part behind the colon differs by instance.
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }
}
