package io.unclosed.jmx;

import static javax.management.MBeanOperationInfo.ACTION;
import static javax.management.MBeanOperationInfo.INFO;

import java.util.Map;

/**
 * How near the process is to its limits, and where it is going.
 *
 * <p>As of the last check, at most one interval old; nothing here waits. Safe from any thread. -1
 * stands for what the system does not tell.
 */
@Description(
    "How close this process is to its limits for file descriptors, memory and threads, and when it"
        + " will reach them.")
public interface ProcessHealthMXBean {
  /** The name under which the bean is registered. */
  String NAME = "io.unclosed:type=ProcessHealth";

  /** One look at the process: memory as the kernel splits it, descriptors, threads. */
  @Description("Memory as split by the kernel, file descriptors and threads.")
  Sample getSample();

  /** Descriptors open, as a share of the soft limit, in [0, 100]; -1 when unknown. */
  @Description("Open file descriptors as a percentage of the soft limit; -1 when unknown.")
  @Units("percent")
  double getFdUsedPercent();

  /** Memory used, as a share of the container's or the machine's limit; -1 when unknown. */
  @Description("Used memory as a percentage of the container or machine limit; -1 when unknown.")
  @Units("percent")
  double getMemoryUsedPercent();

  /** Time until the first limit is reached, at the upper bound of growth; -1 when none is. */
  @Description(
      "Time until the first limit is reached at the current rate; -1 when none is forecast.")
  @Units("seconds")
  long getSoonestExhaustionSeconds();

  /** Where each quantity is going, by its name ({@code fds}, {@code rss} …); at most 50. */
  @Description("Trend of each quantity, such as fds, rss or threads.")
  Map<String, Trend> getTrends();

  /**
   * Memory by part, at most 50; the parts add up to the resident set and what is swapped out.
   *
   * <p>{@code rest} is what nobody accounts for. Heap, stacks, collector and zlib are estimates, so
   * it may be below 0; the report tells by how much it may be wrong. Where the JVM tells nothing
   * the parts are the kernel's: {@code anonymous}, {@code file-backed}, {@code shared}, {@code
   * swap}.
   */
  @Description(
      "Memory by part; the parts add up to RSS plus swap. The part rest is not accounted for (native"
          + " libraries, C allocator). It can be negative, because heap, stacks, GC and zlib are"
          + " estimates.")
  Map<String, MemoryPart> getMemory();

  /** The process's TCP sockets by state, such as {@code ESTABLISHED} or {@code CLOSE_WAIT}. */
  @Description("Number of TCP sockets of this process by state.")
  @Units("sockets")
  Map<String, Long> getSocketStates();

  /**
   * Whom the process is connected to, most connections first.
   *
   * @param limit at most so many; 0 means 50
   */
  @Description("Remote addresses this process is connected to, by state, most connections first.")
  @Impact(INFO)
  Peer[] peers(@Description("Maximum number of rows; 0 means 50.") @Units("peers") int limit);

  /**
   * Has the C allocator give back what is free in it, and tells what that changed.
   *
   * <p>Tells retention by the allocator from memory that is really allocated. Threads that allocate
   * natively wait meanwhile: 0.1 ms for each megabyte that comes back. Only on JVMs that have the
   * command {@code System.trim_native_heap}; others say so.
   */
  @Description(
      "Makes the C allocator return its free memory and reports how much that was. What remains is"
          + " allocated. Stalls native allocation for about 0.1 ms per MB.")
  @Impact(value = ACTION, cost = Impact.MEDIUM)
  String trimTest();

  /**
   * Which classes have more objects than at the last call: a class histogram of all objects,
   * without a collection, compared with the ones before.
   *
   * <p>Stops the application for as long as it takes to walk the heap: 12 to 70 ns an object. It is
   * refused above 20 million objects (estimated from the heap's use) with the command that does it
   * all the same. The first call only takes the first histogram.
   */
  @Description(
      "Classes with more instances than at the previous call. Compares class histograms without a"
          + " GC. Pauses the application for up to 70 ns per object; refused above 20 million"
          + " objects.")
  @Impact(value = INFO, cost = Impact.HIGH)
  String heapGrowth();

  /**
   * Of which type there are more class loaders than at the first call, with the classes that they
   * have loaded and what these take of metaspace; at the first call, of which type there are most.
   *
   * <p>Takes 15 to 55 µs a loader, printing included, for a part of which the JVM stops the
   * application.
   */
  @Description(
      "Types of class loaders with more instances than at the first call, with their classes and"
          + " metaspace. Takes 15 to 55 us per loader; pauses the application for part of that.")
  @Impact(value = INFO, cost = Impact.MEDIUM)
  String classLoaders();

  /** Limits, trends and memory in one page of text for a person. */
  @Description("Limits, trends and memory on one page.")
  @Impact(INFO)
  String report();
}
