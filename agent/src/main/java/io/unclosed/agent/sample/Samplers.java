package io.unclosed.agent.sample;

import io.unclosed.agent.sample.detail.FdDetails;
import io.unclosed.agent.sample.fd.DeletedFiles;
import io.unclosed.agent.sample.fd.FdLinks;
import io.unclosed.agent.sample.fd.FdTable;
import io.unclosed.agent.sample.memory.MemorySampler;
import io.unclosed.agent.sample.net.HeldSockets;
import io.unclosed.agent.sample.net.KernelSampler;
import io.unclosed.agent.sample.net.SocketSampler;
import io.unclosed.agent.sample.proc.NativeLibraries;
import io.unclosed.agent.sample.proc.Sampler;
import io.unclosed.agent.sample.proc.SystemRoot;
import io.unclosed.analysis.guard.StationGuard;
import io.unclosed.analysis.input.Environment;
import io.unclosed.analysis.input.ProcessSample;
import io.unclosed.analysis.input.SocketTable;
import java.io.File;
import java.io.FileDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * All samplers of this process.
 *
 * <p>They hold up to 15 descriptors: 14 files, and a spare one for listing. One thread uses them,
 * the heartbeat's, and not before {@code main}: {@link FdLinks} needs {@code java.nio.file}.
 */
public final class Samplers implements AutoCloseable {
  private final EnvironmentSampler environment;
  private final FdTable descriptors;
  private final FdLinks links;
  private final ProcessSampler process;
  private final SocketSampler sockets;
  private final KernelSampler kernel;
  private final FdDetails details;
  private final MemorySampler memory = new MemorySampler();
  private final DeletedFiles deleted;
  private final NativeLibraries libraries;
  private final ThreadLimits threadLimits;
  private final List<Sampler> all;
  private final boolean supported;

  private Samplers(
      SystemRoot root,
      long socketPeriodNanos,
      @Nullable ToIntFunction<FileDescriptor> numberOf,
      Map<String, String> variables) {
    environment = new EnvironmentSampler(root, variables, System.getProperty("user.name", ""));
    descriptors = new FdTable(root, numberOf);
    links = new FdLinks(root);
    process = new ProcessSampler(root, descriptors);
    sockets = new SocketSampler(root, links, socketPeriodNanos, System::nanoTime);
    kernel = new KernelSampler(root);
    details = new FdDetails(root, links, sockets);
    deleted = new DeletedFiles(root, links);
    libraries = new NativeLibraries(root, System.getProperty("java.home", ""));
    threadLimits = new ThreadLimits(root);
    all =
        List.of(
            environment,
            descriptors,
            process,
            sockets,
            kernel,
            details,
            deleted,
            libraries,
            memory);
    supported = new File(root.path("/proc/self")).exists();
  }

  /**
   * Those of this process.
   *
   * @param socketPeriodNanos the socket table is not read more often: {@link
   *     SocketSampler#USUAL_PERIOD_NANOS}, or less when evidence is asked for sooner
   * @param numberOf gives a descriptor's number, which makes {@link FdTable#list} cheaper; null
   *     when there is no way to ask
   */
  public static Samplers ofThisProcess(
      long socketPeriodNanos, @Nullable ToIntFunction<FileDescriptor> numberOf) {
    return new Samplers(SystemRoot.LIVE, socketPeriodNanos, numberOf, System.getenv());
  }

  /** Of a tree of fixtures. */
  static Samplers of(SystemRoot root) {
    return new Samplers(root, 0, null, Map.of());
  }

  /** All, in the order in which a beat uses them. */
  public List<Sampler> all() {
    return all;
  }

  /** Reads where the process runs. */
  public Environment environment() {
    return environment.read();
  }

  /** The descriptors that are open. */
  public FdTable descriptors() {
    return descriptors;
  }

  /** What descriptors point to. */
  public FdLinks links() {
    return links;
  }

  /** Memory, limits, threads. */
  public ProcessSampler process() {
    return process;
  }

  /** Own sockets; {@link SocketSampler#row} joins them to their descriptors. */
  public SocketSampler sockets() {
    return sockets;
  }

  /** Counters and settings. */
  public KernelSampler kernel() {
    return kernel;
  }

  /** Where the memory is. */
  public MemorySampler memory() {
    return memory;
  }

  /** Files that were deleted and are still held. */
  public DeletedFiles deletedFiles() {
    return deleted;
  }

  /** Native libraries that are neither the JDK's nor the system's. */
  public NativeLibraries libraries() {
    return libraries;
  }

  /** What a start that failed may have run into; read on demand. */
  public ThreadLimits threadLimits() {
    return threadLimits;
  }

  /** Descriptors in words. */
  public FdDetails details() {
    return details;
  }

  /**
   * The socket table, read anew when it is time.
   *
   * @param nowNanos monotonic
   */
  public SocketTable sockets(long nowNanos, HeldSockets held) {
    return sockets.sample(nowNanos, held, kernel.ports());
  }

  /** The socket table, read now. */
  public SocketTable socketsNow(long nowNanos, HeldSockets held) {
    return sockets.sampleNow(nowNanos, held, kernel.ports());
  }

  /**
   * Runs everything once, so that all files are open and all classes loaded when the descriptors
   * are gone. 20 to 35 ms in a young process.
   *
   * @param nowNanos monotonic
   * @param guard keeps the failure of one from the others
   */
  public void warmUp(long nowNanos, StationGuard guard) {
    guard.run("sampler environment", environment::read);
    guard.run(
        "sampler process",
        () -> {
          ProcessSample sample = process.sample(nowNanos);
          process.glance(sample);
          threadLimits.read(sample.threads(), sample.virtual());
        });
    guard.run("sampler kernel", () -> kernel.sample(nowNanos, 0));
    guard.run("sampler descriptors", descriptors::list);
    guard.run("sampler details", details::warmUp);
    guard.run("sampler deleted files", deleted::warmUp);
    guard.run("sampler libraries", libraries::warmUp);
    guard.run("sampler sockets", sockets::warmUp);
  }

  /** Why some figures are missing, one sentence each; empty when all can be read. */
  public List<String> degraded() {
    if (!supported) {
      return List.of("not supported on this system: no /proc on " + System.getProperty("os.name"));
    }
    List<String> reasons = new ArrayList<>();
    for (Sampler sampler : all) {
      reasons.addAll(sampler.degraded());
    }
    return List.copyOf(reasons);
  }

  @Override
  public void close() {
    for (Sampler sampler : all) {
      sampler.close();
    }
  }
}
