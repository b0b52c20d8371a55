package io.unclosed.agent.sample.net;

import java.util.Map;

/**
 * The ports that the kernel gives to sockets which connect without asking for one.
 *
 * @param low the first
 * @param high the last
 * @param reserved how many of them are never given
 */
public record PortRange(int low, int high, int reserved) {
  static final PortRange UNKNOWN = new PortRange(0, -1, 0);

  /** From settings as {@link KernelSampler} gives them; {@link #UNKNOWN} when they lack it. */
  static PortRange of(Map<String, Long> settings) {
    long low = settings.getOrDefault("net.ipv4.ip_local_port_range.low", -1L);
    long high = settings.getOrDefault("net.ipv4.ip_local_port_range.high", -1L);
    long reserved = settings.getOrDefault(SysctlSetting.RESERVED_PORTS, 0L);
    return low < 0 || high < low ? UNKNOWN : new PortRange((int) low, (int) high, (int) reserved);
  }

  boolean contains(int port) {
    return port >= low && port <= high;
  }

  /** How many there are to give. */
  int available() {
    return Math.max(0, high - low + 1 - reserved);
  }
}
