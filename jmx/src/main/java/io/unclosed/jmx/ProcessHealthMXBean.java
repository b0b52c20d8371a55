package io.unclosed.jmx;

import static javax.management.MBeanOperationInfo.INFO;

import java.util.Map;

/**
 * How near the process is to its limits, and where it is going.
 *
 * <p>As of the last check, at most one interval old; nothing here waits. Safe from any thread. -1
 * stands for what the system does not tell.
 */
@Description(
    "How near this process is to its limits of descriptors, memory and threads, and when it will"
        + " reach them.")
public interface ProcessHealthMXBean {
  /** The name under which the bean is registered. */
  String NAME = "io.unclosed:type=ProcessHealth";

  /** One look at the process: memory as the kernel splits it, descriptors, threads. */
  @Description("Memory as the kernel splits it, descriptors and threads.")
  Sample getSample();

  /** Descriptors open, as a share of the soft limit, in [0, 100]; -1 when unknown. */
  @Description("Descriptors open, of the soft limit; -1 when unknown.")
  @Units("percent")
  double getFdUsedPercent();

  /** Memory used, as a share of the container's or the machine's limit; -1 when unknown. */
  @Description("Memory used, of the container's or machine's limit; -1 when unknown.")
  @Units("percent")
  double getMemoryUsedPercent();

  /** Time until the first limit is reached, at the upper bound of growth; -1 when none is. */
  @Description("Time until the first limit is reached at the present growth; -1: none foreseen.")
  @Units("seconds")
  long getSoonestExhaustionSeconds();

  /** Where each quantity is going, by its name ({@code fds}, {@code rss} …); at most 50. */
  @Description("Where each quantity (fds, rss, threads ...) is going.")
  Map<String, Trend> getTrends();

  /**
   * Memory by part, at most 50. {@code anonymous}, {@code file-backed} and {@code shared} add up to
   * the resident set; the JVM's parts ({@code heap}, {@code metaspace} …) lie inside them.
   */
  @Description(
      "Memory by part. anonymous, file-backed and shared are the kernel's view and add up to the"
          + " resident set; heap, metaspace, direct and so on are the JVM's view of the same.")
  Map<String, MemoryPart> getMemory();

  /** The process's TCP sockets by state, such as {@code ESTABLISHED} or {@code CLOSE_WAIT}. */
  @Description("This process's TCP sockets by state.")
  @Units("sockets")
  Map<String, Long> getSocketStates();

  /**
   * Whom the process is connected to, most connections first.
   *
   * @param limit at most so many; 0 means 50
   */
  @Description("Whom this process is connected to, and in which states, most connections first.")
  @Impact(INFO)
  Peer[] peers(@Description("At most so many; 0 means 50.") @Units("peers") int limit);

  /** Limits, trends and memory in one page of text for a person. */
  @Description("Limits, trends and memory in one page.")
  @Impact(INFO)
  String report();
}
