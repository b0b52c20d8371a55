package io.unclosed.agent.snapshot;

import io.unclosed.agent.sample.detail.FdDetails;
import java.security.CodeSource;

/**
 * What the JVM opens natively for itself, told by where the descriptor points: files of the Java
 * home, performance data, random sources, the file a recording is written to, the socket on which
 * tools attach, and the one socket that NIO keeps to mark descriptors that are being closed. That
 * one has no name, and is made once and natively: the first socket of its looks is taken for it.
 */
public final class JvmOwnedFds {
  /** {@code /2026_11_21_20_23_51}, and then the process. */
  private static final int STAMP = 20;

  private final String javaHome;
  private final String jar;
  private final String repository;
  private boolean markerSeen;

  /**
   * Of a JVM and an agent.
   *
   * @param jar the agent's, which an attach opens; empty when unknown
   * @param pid the JVM's process id
   */
  JvmOwnedFds(String javaHome, String jar, long pid) {
    this.javaHome = javaHome;
    this.jar = jar;
    // Flight Recorder names the folder of its chunks by the time it began and the process.
    this.repository = "_" + pid + "/";
  }

  /** Those of this process. */
  public static JvmOwnedFds ofThisProcess() {
    CodeSource source = JvmOwnedFds.class.getProtectionDomain().getCodeSource();
    String jar = source == null ? "" : source.getLocation().getPath();
    return new JvmOwnedFds(
        System.getProperty("java.home", ""),
        jar.endsWith(".jar") ? jar : "",
        ProcessHandle.current().pid());
  }

  /** Looks at a descriptor that is new. */
  boolean contains(String target) {
    if (!markerSeen && target.equals(FdDetails.UNNAMED)) {
      markerSeen = true;
      return true;
    }
    return (!javaHome.isEmpty() && target.startsWith(javaHome))
        || (!jar.isEmpty() && target.equals(jar))
        || target.startsWith("/dev/random")
        || target.startsWith("/dev/urandom")
        || (target.endsWith(".jfr") && isInRepository(target))
        || target.contains("/hsperfdata_")
        || target.contains("/.java_pid");
  }

  private boolean isInRepository(String target) {
    int begin = target.indexOf(repository) - STAMP;
    if (begin < 0 || target.charAt(begin) != '/') {
      return false;
    }
    for (int i = begin + 1; i < begin + STAMP; i++) {
      char c = target.charAt(i);
      if (c != '_' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }
}
