package io.unclosed.analysis.input;

import java.util.Map;

/**
 * The account of descriptors: {@code tracked + own + untracked = kernel}.
 *
 * @param tracked opened through something hooked and held
 * @param own the JVM's and the agent's own
 * @param untracked opened by nothing that is hooked (native libraries)
 * @param kernel what the kernel says is open, without the descriptor that lists; -1 when unreadable
 * @param softLimit descriptors the process may open; -1 when unknown
 * @param hardLimit how far the soft limit may be raised; -1 when unknown
 * @param untrackedByTarget the untracked ones by what they point to ({@code socket}, {@code file},
 *     {@code eventfd} …)
 */
public record DescriptorAccount(
    long tracked,
    long own,
    long untracked,
    long kernel,
    long softLimit,
    long hardLimit,
    Map<String, Long> untrackedByTarget) {

  /** Nothing could be read. */
  public static final DescriptorAccount UNKNOWN =
      new DescriptorAccount(0, 0, 0, -1, -1, -1, Map.of());
}
