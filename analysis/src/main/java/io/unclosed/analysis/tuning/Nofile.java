package io.unclosed.analysis.tuning;

import io.unclosed.analysis.input.Environment;
import java.util.ArrayList;
import java.util.List;

/** How the limit on descriptors is raised where the process runs. */
final class Nofile {
  private Nofile() {}

  /** What raises it now, without a restart. */
  static String now(Environment where, long value, long hard) {
    boolean root = value > hard;
    return "prlimit --pid "
        + where.pid()
        + " --nofile="
        + value
        + ":"
        + Math.max(value, hard)
        + (where.container() || where.kubernetes() ? " (in the container, " : " (")
        + (root ? "as root, because the hard limit is " + hard + ")" : "as the same user or root)");
  }

  /** What makes it last. */
  static List<String> persist(Environment where, long value, long soft, long hard) {
    List<String> lines = new ArrayList<>();
    if (soft < hard && value <= hard) {
      lines.add(
          "Remove -XX:-MaxFDLimit: without it HotSpot raises the soft limit to the hard limit at"
              + " startup.");
    }
    lines.addAll(perEnvironment(where, value));
    return List.copyOf(lines);
  }

  private static List<String> perEnvironment(Environment where, long value) {
    if (where.kubernetes()) {
      return List.of(
          "Raise LimitNOFILE of the container runtime on the node: a pod specification has no field"
              + " for it.");
    }
    if (where.container()) {
      return List.of("docker run --ulimit nofile=" + value + ":" + value + " ...");
    }
    if (!where.systemdUnit().isEmpty()) {
      return List.of(
          "systemctl edit "
              + where.systemdUnit()
              + ", and add the lines [Service] and LimitNOFILE="
              + value,
          "systemctl daemon-reload && systemctl restart " + where.systemdUnit());
    }
    String user = where.user().isEmpty() ? "USER" : where.user();
    return List.of(
        "For login sessions, in /etc/security/limits.d/90-unclosed.conf: "
            + user
            + " hard nofile "
            + value,
        "and: " + user + " soft nofile " + value + " (services take it from systemd instead)");
  }
}
