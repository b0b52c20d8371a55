package io.unclosed.agent.sample.net;

import io.unclosed.agent.sample.proc.ProcFile;
import io.unclosed.agent.sample.proc.ProcLines;
import io.unclosed.agent.sample.proc.SystemRoot;
import java.util.List;
import java.util.Map;

/**
 * A kernel setting, and how its value is read.
 *
 * @param name as {@code sysctl} prints it, such as {@code net.core.somaxconn}
 * @param required false when many kernels, containers and network namespaces lack it
 * @param parts what its numbers are called when it has several; empty when it has one
 */
record SysctlSetting(String name, boolean required, List<String> parts) {
  /** How many ports of the ephemeral range are reserved: made here, the kernel lists them. */
  static final String RESERVED_PORTS = "net.ipv4.ip_local_reserved_ports.count";

  /** The settings that advice looks at. */
  static final List<SysctlSetting> ALL =
      List.of(
          required("net.core.somaxconn"),
          required("net.ipv4.ip_local_port_range", "low", "high"),
          required("net.ipv4.tcp_max_syn_backlog"),
          required("net.ipv4.tcp_syncookies"),
          required("net.ipv4.tcp_keepalive_time"),
          required("net.ipv4.tcp_keepalive_intvl"),
          required("net.ipv4.tcp_keepalive_probes"),
          required("net.ipv4.tcp_fin_timeout"),
          required("net.ipv4.tcp_tw_reuse"),
          required("net.ipv4.tcp_timestamps"),
          optional("net.ipv4.tcp_max_tw_buckets"),
          optional("net.ipv4.tcp_retries2"),
          optional("net.ipv4.tcp_abort_on_overflow"),
          optional("net.ipv4.tcp_max_orphans"),
          optional("net.ipv4.tcp_mem", "low", "pressure", "high"),
          optional("net.ipv4.tcp_rmem", "min", "default", "max"),
          optional("net.core.rmem_max"),
          optional("net.netfilter.nf_conntrack_count"),
          optional("net.netfilter.nf_conntrack_max"),
          optional("fs.nr_open"),
          optional("fs.file-max"),
          optional("fs.file-nr", "allocated", "unused", "max"),
          optional("fs.inotify.max_user_instances"),
          optional("fs.inotify.max_user_watches"),
          optional("vm.max_map_count"),
          optional("vm.overcommit_memory"),
          optional("vm.swappiness"),
          optional("kernel.threads-max"),
          optional("kernel.pid_max"));

  private static SysctlSetting required(String name, String... parts) {
    return new SysctlSetting(name, true, List.of(parts));
  }

  private static SysctlSetting optional(String name, String... parts) {
    return new SysctlSetting(name, false, List.of(parts));
  }

  private static String path(String name) {
    return "/proc/sys/" + name.replace('.', '/');
  }

  /**
   * Reads it. The file is not held open: settings hardly change, and each would take a descriptor.
   *
   * @param into gets its numbers by name; stays as it is when the file cannot be read
   * @return why it could not be read; empty when it could, now or before, or need not be there
   */
  String read(SystemRoot root, ProcLines lines, Map<String, Long> into) {
    try (ProcFile file = root.file(path(name))) {
      if (!lines.over(file) || !lines.next()) {
        return required && !known(into) ? file.failure() : "";
      }
      if (parts.isEmpty()) {
        put(name, lines.number(), into);
      }
      for (String part : parts) {
        put(name + "." + part, lines.number(), into);
      }
      return "";
    }
  }

  private boolean known(Map<String, Long> into) {
    return into.containsKey(parts.isEmpty() ? name : name + "." + parts.get(0));
  }

  private static void put(String name, long value, Map<String, Long> into) {
    if (value >= 0) {
      into.put(name, value);
    }
  }

  /**
   * Counts the ports of the ephemeral range that are reserved; the kernel prints them as {@code
   * 8080,9000-9100}, or an empty line.
   */
  static void readReservedPorts(SystemRoot root, ProcLines lines, Map<String, Long> into) {
    PortRange range = PortRange.of(into);
    try (ProcFile file = root.file(path("net.ipv4.ip_local_reserved_ports"))) {
      if (!lines.over(file) || !lines.next()) {
        return;
      }
      long count = 0;
      do {
        long first = lines.number();
        long last = lines.skip("-") ? lines.number() : first;
        if (first >= 0) {
          count += Math.max(0, Math.min(last, range.high()) - Math.max(first, range.low()) + 1);
        }
      } while (lines.skip(","));
      into.put(RESERVED_PORTS, count);
    }
  }
}
