package programs.threads;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import programs.Console;

/**
 * Threads in numbers, as the test asks: {@code start COUNT}, {@code fill COUNT}, {@code end},
 * {@code fail COUNT}, {@code common}, {@code virtual COUNT}, {@code pools COUNT}, {@code tasks
 * COUNT}.
 */
public final class StartsAndKeeps {
  private static final List<Thread> THREADS = new ArrayList<>();
  private static final List<ExecutorService> POOLS = new ArrayList<>();

  private StartsAndKeeps() {}

  public static void main(String[] args) throws IOException {
    Console.serve(words -> step(words[0], words.length > 1 ? Integer.parseInt(words[1]) : 0));
  }

  private static String step(String what, int count) throws Exception {
    switch (what) {
      case "start" -> start(count);
      case "fill" -> {
        return Integer.toString(fill(count));
      }
      case "end" -> end();
      case "fail" -> {
        return Integer.toString(fail(count));
      }
      case "common" -> common();
      case "virtual" -> virtual(count);
      case "pools" -> pools(count);
      case "tasks" -> tasks(count);
      default -> throw new IllegalArgumentException(what);
    }
    return "done";
  }

  private static void start(int count) {
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(null, Busy::untilInterrupted, "kept-" + i, 1 << 16);
      THREADS.add(thread);
      thread.start();
    }
  }

  /** Until no more can be started, at most so many; gives how many were. */
  private static int fill(int count) {
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(null, Busy::untilInterrupted, "filled-" + i, 1 << 16);
      try {
        thread.start();
      } catch (OutOfMemoryError expected) {
        return i;
      }
      THREADS.add(thread);
    }
    return count;
  }

  private static void end() throws InterruptedException {
    THREADS.forEach(Thread::interrupt);
    for (Thread thread : THREADS) {
      thread.join();
    }
    THREADS.clear();
  }

  /** Stacks that no machine has room for; gives how many could not be started. */
  private static int fail(int count) {
    int failed = 0;
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(null, Busy::untilInterrupted, "huge", 1L << 46);
      try {
        thread.start();
      } catch (OutOfMemoryError expected) {
        failed++;
      }
    }
    return failed;
  }

  /** What the JDK starts for itself, once: common pool, delays, the reaper of child processes. */
  private static void common() throws Exception {
    CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS))
        .get();
    IntStream.range(0, 1_000).parallel().sum();
    new ProcessBuilder("true").start().waitFor();
  }

  private static void virtual(int count) throws Exception {
    var start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    for (int i = 0; i < count; i++) {
      start.invoke(null, (Runnable) LockSupport::park);
    }
  }

  /** A task now and then for a pool of so many threads, each of which starts another of them. */
  private static void tasks(int count) {
    ExecutorService pool = Executors.newFixedThreadPool(count);
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    clock.scheduleAtFixedRate(() -> pool.execute(() -> {}), 0, 200, TimeUnit.MILLISECONDS);
  }

  /** The usual mistake. */
  private static void pools(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      ExecutorService pool = Executors.newFixedThreadPool(3);
      POOLS.add(pool);
      Busy.all(pool, 3);
    }
  }
}
