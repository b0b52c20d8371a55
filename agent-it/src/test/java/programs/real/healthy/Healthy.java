package programs.real.healthy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.LogManager;
import programs.Console;

/**
 * All of the services side by side: each is called by one thread all the time, and by four more for
 * a second in every seven. The answer to any request is how many calls the slowest has had, or what
 * went wrong.
 */
public final class Healthy {
  private static final int THREADS = 5;
  private static final long BURST_EVERY_SECONDS = 7;

  private static volatile String trouble = "";

  private Healthy() {}

  public static void main(String[] args) throws Exception {
    // The servers greet on standard error, which is to stay empty.
    LogManager.getLogManager().reset();
    List<AtomicInteger> calls = new ArrayList<>();
    for (Service service : services()) {
      AtomicInteger counter = new AtomicInteger();
      calls.add(counter);
      for (int i = 0; i < THREADS; i++) {
        boolean always = i == 0;
        Thread caller =
            new Thread(() -> load(service, counter, always), service.getClass().getSimpleName());
        caller.setDaemon(true);
        caller.start();
      }
    }
    long begin = System.nanoTime();
    Console.serve(
        words -> {
          long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
          int slowest = calls.stream().mapToInt(AtomicInteger::get).min().orElse(0);
          return trouble.isEmpty() ? slowest + "\t" + seconds : trouble;
        });
  }

  private static List<Service> services() throws Exception {
    return List.of(
        new TomcatWithOkHttp(),
        new JettyWithApache(),
        new UndertowWithJdkClient(),
        new NettyWithUrlConnection(),
        new GrpcWithItself(),
        new HikariWithH2());
  }

  private static void load(Service service, AtomicInteger counter, boolean always) {
    try {
      while (trouble.isEmpty()) {
        long second = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
        if (always || second % BURST_EVERY_SECONDS == 0) {
          service.call();
          counter.incrementAndGet();
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    } catch (Exception | LinkageError e) {
      trouble = service.getClass().getSimpleName() + " " + e;
    }
  }

  /** The text when it is as it was served; fails otherwise. */
  static void check(String text) {
    if (!text.equals(Pages.TEXT)) {
      throw new IllegalStateException("another text: " + text.length());
    }
  }
}
