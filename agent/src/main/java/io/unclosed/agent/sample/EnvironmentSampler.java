package io.unclosed.agent.sample;

import io.unclosed.agent.sample.proc.ProcFile;
import io.unclosed.agent.sample.proc.ProcLines;
import io.unclosed.agent.sample.proc.Sampler;
import io.unclosed.agent.sample.proc.Status;
import io.unclosed.agent.sample.proc.SystemRoot;
import io.unclosed.analysis.input.Environment;
import java.io.File;
import java.util.List;
import java.util.Map;

/**
 * Where the process runs: which systemd unit, in a pod, in a container. It does not change, so it
 * is read once.
 */
public final class EnvironmentSampler implements Sampler {
  private final SystemRoot root;
  private final Map<String, String> variables;
  private final String user;
  private List<String> degraded = List.of();

  /**
   * @param variables the process's environment
   * @param user name of the user it runs as
   */
  EnvironmentSampler(SystemRoot root, Map<String, String> variables, String user) {
    this.root = root;
    this.variables = variables;
    this.user = user;
  }

  @Override
  public String id() {
    return "environment";
  }

  /** Reads it. */
  public Environment read() {
    ProcLines lines = new ProcLines();
    long pid;
    try (ProcFile status = root.file("/proc/self/status")) {
      pid = Status.read(status, lines).pid();
      degraded = status.failure().isEmpty() ? List.of() : List.of(status.failure());
    }
    String unit = "";
    boolean pod = variables.containsKey("KUBERNETES_SERVICE_HOST");
    boolean container = variables.containsKey("container") || marked();
    try (ProcFile cgroup = root.file("/proc/self/cgroup")) {
      boolean readable = lines.over(cgroup);
      while (readable && lines.next()) {
        String path = lines.rest();
        pod |= path.contains("kubepods");
        container |= ofContainer(path);
        unit = unit.isEmpty() ? unit(path) : unit;
      }
    }
    container |= pod;
    pid = pid < 0 ? ProcessHandle.current().pid() : pid;
    return new Environment(pid, user, container ? "" : unit, pod, container);
  }

  /** Docker and podman leave a file; so does Kubernetes, but a program may run without it. */
  private boolean marked() {
    return new File(root.path("/.dockerenv")).exists()
        || new File(root.path("/run/.containerenv")).exists();
  }

  private static boolean ofContainer(String cgroup) {
    return cgroup.contains("/docker/")
        || cgroup.contains("/docker-")
        || cgroup.contains("/libpod-")
        || cgroup.contains("/crio-")
        || cgroup.contains("/cri-containerd-")
        || cgroup.contains("/lxc/")
        || cgroup.contains("/lxc.payload");
  }

  /** The last folder that is a service's; a user's whole session counts as none. */
  private static String unit(String cgroup) {
    int end = cgroup.length();
    while (end > 0) {
      int slash = cgroup.lastIndexOf('/', end - 1);
      String folder = cgroup.substring(slash + 1, end);
      if (slash >= 0 && folder.endsWith(".service") && !folder.startsWith("user@")) {
        return folder;
      }
      end = slash;
    }
    return "";
  }

  @Override
  public List<String> degraded() {
    return degraded;
  }

  @Override
  public void close() {}
}
