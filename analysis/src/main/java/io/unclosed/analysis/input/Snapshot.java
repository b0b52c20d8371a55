package io.unclosed.analysis.input;

import java.util.List;
import java.util.Map;

/**
 * All that the agent knows at one moment: the only input of analysis.
 *
 * @param nanos monotonic time, comparable between snapshots of one process
 * @param watchedNanos for how long the process has been watched
 * @param fromStart true when the agent was there before {@code main}
 * @param openFailures opens that have failed for want of descriptors, ever
 * @param frames what each blamed frame opened, by frame and kind
 * @param openByKind resources open now
 * @param collectedByKind resources that the collector closed, ever
 * @param descriptors the account
 * @param process memory, limits, threads
 * @param sockets the socket table
 * @param kernel counters and settings
 * @param environment where it runs
 * @param memory the process's memory by part
 * @param bytesByKind native memory behind what is open now, the JDK's own too; kinds that hold none
 *     are left out, and what zlib holds is an estimate
 * @param threads what is known of threads beside those that a frame started
 */
public record Snapshot(
    long nanos,
    long watchedNanos,
    boolean fromStart,
    long openFailures,
    List<CallSiteStats> frames,
    Map<String, Long> openByKind,
    Map<String, Long> collectedByKind,
    DescriptorAccount descriptors,
    ProcessSample process,
    SocketTable sockets,
    KernelFacts kernel,
    Environment environment,
    MemoryStats memory,
    Map<String, Long> bytesByKind,
    ThreadStats threads) {

  /** Of a process whose buffers were not added up. */
  public Snapshot(
      long nanos,
      long watchedNanos,
      boolean fromStart,
      long openFailures,
      List<CallSiteStats> frames,
      Map<String, Long> openByKind,
      Map<String, Long> collectedByKind,
      DescriptorAccount descriptors,
      ProcessSample process,
      SocketTable sockets,
      KernelFacts kernel,
      Environment environment,
      MemoryStats memory) {
    this(
        nanos,
        watchedNanos,
        fromStart,
        openFailures,
        frames,
        openByKind,
        collectedByKind,
        descriptors,
        process,
        sockets,
        kernel,
        environment,
        memory,
        Map.of(),
        ThreadStats.NONE);
  }

  /** Of a process of whose memory nothing is known by part. */
  public Snapshot(
      long nanos,
      long watchedNanos,
      boolean fromStart,
      long openFailures,
      List<CallSiteStats> frames,
      Map<String, Long> openByKind,
      Map<String, Long> collectedByKind,
      DescriptorAccount descriptors,
      ProcessSample process,
      SocketTable sockets,
      KernelFacts kernel,
      Environment environment) {
    this(
        nanos,
        watchedNanos,
        fromStart,
        openFailures,
        frames,
        openByKind,
        collectedByKind,
        descriptors,
        process,
        sockets,
        kernel,
        environment,
        MemoryStats.UNKNOWN);
  }
}
