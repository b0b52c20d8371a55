package io.unclosed.agent.sample;

import io.unclosed.agent.sample.fd.FdTable;
import io.unclosed.agent.sample.net.KernelSampler;
import io.unclosed.agent.sample.net.SocketSampler;
import io.unclosed.agent.sample.proc.SystemRoot;
import io.unclosed.analysis.input.ProcessSample;
import java.io.FileInputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints what each sampler costs on this machine: microseconds of CPU and bytes of garbage a call.
 *
 * <p>Arguments: files to hold open (10000), connections to hold open (2000).
 */
final class SampleCosts {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final List<AutoCloseable> HELD = new ArrayList<>();

  private SampleCosts() {}

  public static void main(String[] args) throws Exception {
    int files = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    int connections = args.length > 1 ? Integer.parseInt(args[1]) : 2000;
    Samplers samplers =
        Samplers.ofThisProcess(
            SocketSampler.USUAL_PERIOD_NANOS, NoDescriptorLeft.numberByReflection());
    samplers.warmUp(0, NoFault.allowed());
    System.out.println("descriptors " + samplers.descriptors().count());
    measure(samplers);
    for (int i = 0; i < files; i++) {
      HELD.add(new FileInputStream("/dev/null"));
    }
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    for (int i = 0; i < connections; i++) {
      HELD.add(new Socket(server.getInetAddress(), server.getLocalPort()));
      HELD.add(server.accept());
    }
    System.out.println("descriptors " + samplers.descriptors().count());
    measure(samplers);
  }

  private static void measure(Samplers samplers) {
    ProcessSample sample = samplers.process().sample(0);
    AllDescriptors held = new AllDescriptors(samplers.descriptors());
    held.renew();
    FdTable withoutNumbers = new FdTable(SystemRoot.LIVE, null);
    time("resident set and count", 20_000, () -> samplers.process().glance(sample));
    time("process", 5000, () -> samplers.process().sample(0));
    time("counters", 2000, () -> samplers.kernel().sample(0, 0));
    time("counters and settings", 200, new Settings(samplers.kernel()));
    time("list", 20, () -> samplers.descriptors().list());
    time("list without numbers", 20, withoutNumbers::list);
    time("target", 5000, () -> samplers.links().target(7));
    time("sockets, table not due", 20, () -> samplers.sockets(1, held));
    time("sockets, table read", 20, () -> samplers.socketsNow(1, held));
  }

  private static final class Settings implements Runnable {
    private final KernelSampler kernel;
    private long now;

    Settings(KernelSampler kernel) {
      this.kernel = kernel;
    }

    @Override
    public void run() {
      now += KernelSampler.SETTINGS_PERIOD_NANOS;
      kernel.sample(now, 0);
    }
  }

  /** The best of five rounds, the first ones being cold. */
  private static void time(String name, int calls, Runnable call) {
    double best = Double.MAX_VALUE;
    double garbage = 0;
    long id = Thread.currentThread().getId();
    for (int round = 0; round < 5; round++) {
      long bytes = THREADS.getThreadAllocatedBytes(id);
      long nanos = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < calls; i++) {
        call.run();
      }
      best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - nanos) / 1000.0 / calls);
      garbage = (double) (THREADS.getThreadAllocatedBytes(id) - bytes) / calls;
    }
    System.out.printf("  %-24s %10.1f us %10.0f bytes%n", name, best, garbage);
  }
}
