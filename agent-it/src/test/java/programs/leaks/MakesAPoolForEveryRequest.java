package programs.leaks;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import programs.Console;

/** About ten requests a second, each with a pool of its own that nobody shuts down. */
public final class MakesAPoolForEveryRequest {
  private static final int REQUESTS = 1_001;

  private MakesAPoolForEveryRequest() {}

  public static void main(String[] args) throws IOException {
    Thread requests = new Thread(MakesAPoolForEveryRequest::serve);
    requests.setDaemon(true);
    requests.start();
    Console.untilTheTestEnds();
    System.exit(0);
  }

  private static void serve() {
    for (int i = 0; i < REQUESTS; i++) {
      answer();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  private static void answer() {
    ExecutorService pool = Executors.newFixedThreadPool(3);
    for (int i = 0; i < 3; i++) {
      pool.execute(() -> {});
    }
  }
}
