package programs.threads;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;

/** Work that lasts until it is interrupted. */
final class Busy {
  private Busy() {}

  static void untilInterrupted() {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.park(Busy.class);
    }
  }

  /** Hands in so many tasks, waits until all of them run, and gives what ends the pool. */
  static AutoCloseable all(ExecutorService pool, int tasks) throws InterruptedException {
    CountDownLatch running = new CountDownLatch(tasks);
    for (int i = 0; i < tasks; i++) {
      pool.execute(
          () -> {
            running.countDown();
            untilInterrupted();
          });
    }
    running.await();
    return pool::shutdownNow;
  }

  static AutoCloseable untilEnded(Thread... threads) {
    return () -> {
      for (Thread thread : List.of(threads)) {
        thread.interrupt();
        thread.join();
      }
    };
  }
}
