package io.unclosed.analysis.tuning;

import io.unclosed.analysis.input.Environment;
import java.util.List;

/**
 * How a setting of the network namespace is changed where the process runs.
 *
 * <p>Which settings a pod may ask for: kubernetes.io, "Using sysctls in a Kubernetes Cluster".
 */
final class SysctlRemedy {
  private static final List<String> SAFE_IN_PODS =
      List.of("net.ipv4.ip_local_port_range", "net.ipv4.ip_local_reserved_ports");

  private SysctlRemedy() {}

  /** What sets it now. */
  static List<String> now(Environment where, String name, String value) {
    if (where.kubernetes()) {
      return List.of(
          "Set it in the pod specification and restart the pod: a running pod cannot change it.");
    }
    if (where.container()) {
      return List.of(
          "Start a new container with docker run --sysctl "
              + name
              + "="
              + quoted(value)
              + " ...: a running container cannot change it (with --network host, set it on the host).");
    }
    return List.of("sysctl -w " + name + "=" + quoted(value));
  }

  /** What makes it last. */
  static List<String> persist(Environment where, String name, String value) {
    if (where.kubernetes()) {
      String field =
          "spec.securityContext.sysctls: [{name: " + name + ", value: \"" + value + "\"}]";
      return SAFE_IN_PODS.contains(name)
          ? List.of(field)
          : List.of(
              field,
              "Allow it on the node, or the pod does not start: kubelet --allowed-unsafe-sysctls="
                  + name);
    }
    if (where.container()) {
      return List.of("In a compose file: sysctls: { " + name + ": \"" + value + "\" }");
    }
    return List.of("In /etc/sysctl.d/90-unclosed.conf: " + name + " = " + value, "sysctl --system");
  }

  private static String quoted(String value) {
    return value.indexOf(' ') < 0 ? value : "\"" + value + "\"";
  }
}
