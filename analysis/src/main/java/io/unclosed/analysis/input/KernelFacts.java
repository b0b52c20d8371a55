package io.unclosed.analysis.input;

import java.util.Map;

/**
 * Counters and settings of the kernel that advice rests on.
 *
 * @param counters cumulative since the network namespace began, by their kernel names ({@code
 *     TcpExt.ListenOverflows}); absent when the kernel does not tell; only differences are evidence
 * @param settings by sysctl name ({@code net.core.somaxconn}); absent when this kernel or namespace
 *     has none. Ranges such as {@code net.ipv4.ip_local_port_range} appear as {@code ….low} and
 *     {@code ….high}
 * @param connectFailures connects that failed because no local port was left (EADDRNOTAVAIL), since
 *     the agent began
 */
public record KernelFacts(
    Map<String, Long> counters, Map<String, Long> settings, long connectFailures) {

  /** Nothing could be read. */
  public static final KernelFacts UNKNOWN = new KernelFacts(Map.of(), Map.of(), 0);
}
