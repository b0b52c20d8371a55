package io.unclosed.agent.sample;

import io.unclosed.agent.sample.net.SocketSampler;
import io.unclosed.analysis.input.KernelFacts;
import io.unclosed.analysis.input.ProcessSample;
import io.unclosed.analysis.input.SocketTable;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.ToIntFunction;

/**
 * Opens files until none can be opened, then samples and prints what came, as {@code name=value}.
 */
final class NoDescriptorLeft {
  private NoDescriptorLeft() {}

  public static void main(String[] args) throws Exception {
    boolean asksNumbers = args.length > 0;
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
    Socket accepted = server.accept();
    Socket waiting = new Socket(server.getInetAddress(), server.getLocalPort());
    Samplers samplers =
        Samplers.ofThisProcess(
            SocketSampler.USUAL_PERIOD_NANOS, asksNumbers ? numberByReflection() : null);
    samplers.warmUp(0, NoFault.allowed());
    AllDescriptors held = new AllDescriptors(samplers.descriptors());
    held.renew();
    samplers.socketsNow(0, held);
    System.out.println("before=" + samplers.descriptors().count());

    Deque<FileInputStream> leak = new ArrayDeque<>();
    String failure = "";
    long limit = samplers.process().sample(0).fdSoftLimit();
    // The JVM itself may hold the last one for a moment; one that was inherited may be above the
    // limit. So neither a failure nor the count alone says that none is left.
    while (failure.isEmpty() || samplers.descriptors().count() < limit) {
      try {
        leak.add(new FileInputStream("/dev/null"));
      } catch (IOException e) {
        failure = e.getMessage();
      }
    }
    System.out.println("failure=" + failure);
    client.shutdownOutput();
    long giveUp = System.nanoTime() + 100_000_000_000L;
    while (!samplers.socketsNow(1, held).states().containsKey("FIN_WAIT2")
        && System.nanoTime() < giveUp) {
      Thread.onSpinWait();
    }
    print(samplers, held);

    // One given back is seen, and taken again by no sampler.
    leak.removeLast().close();
    System.out.println("countAfterOneClose=" + samplers.descriptors().count());
    System.out.println("listAfterOneClose=" + samplers.descriptors().list().length);
    leak.add(new FileInputStream("/dev/null"));
    System.out.println("stillOpen=" + (accepted.isConnected() && waiting.isConnected()));
  }

  private static void print(Samplers samplers, AllDescriptors held) {
    held.renew();
    ProcessSample sample = samplers.process().sample(120_000_000_000L);
    ProcessSample glance = samplers.process().glance(sample);
    KernelFacts kernel = samplers.kernel().sample(120_000_000_000L, 0);
    SocketTable sockets = samplers.socketsNow(1, held);
    System.out.println("count=" + samplers.descriptors().count());
    System.out.println("list=" + samplers.descriptors().list().length);
    System.out.println("listed=" + samplers.descriptors().countByListing());
    System.out.println("soft=" + sample.fdSoftLimit());
    System.out.println("fds=" + sample.fds());
    System.out.println("rss=" + sample.rss());
    System.out.println("glance=" + glance.rss());
    System.out.println("threads=" + sample.threads());
    System.out.println("memoryLimit=" + sample.memoryLimit());
    System.out.println("memoryUsed=" + sample.memoryUsed());
    System.out.println("opens=" + kernel.counters().get("Tcp.ActiveOpens"));
    System.out.println("overflows=" + kernel.counters().get("TcpExt.ListenOverflows"));
    System.out.println("somaxconn=" + kernel.settings().get("net.core.somaxconn"));
    System.out.println("states=" + sockets.states());
    System.out.println("queued=" + sockets.listeners().get(0).queued());
    System.out.println("target=" + samplers.links().target(0).isEmpty());
    System.out.println(
        "details=" + samplers.details().of(samplers.descriptors().list()).toString().length());
    System.out.println("degraded=" + samplers.degraded());
  }

  /** What the agent has from the JDK's own class, here by {@code --add-opens}. */
  static ToIntFunction<FileDescriptor> numberByReflection() throws Exception {
    Method method =
        Class.forName("sun.nio.ch.IOUtil").getDeclaredMethod("fdVal", FileDescriptor.class);
    method.setAccessible(true);
    return descriptor -> {
      try {
        return (int) method.invoke(null, descriptor);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
