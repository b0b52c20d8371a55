package programs.threads;

import java.lang.reflect.Method;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Pools: their threads belong to the line that made the pool, whoever hands in the work. */
final class Pools {
  private static final ThreadFactory FACTORY =
      task -> new Thread(() -> run(task), "of a wrapping factory");
  private static final RejectedExecutionHandler REFUSE = new ThreadPoolExecutor.AbortPolicy();

  private static final ForkJoinPool.ForkJoinWorkerThreadFactory WORKERS =
      ForkJoinPool.defaultForkJoinWorkerThreadFactory;

  private Pools() {}

  private static void run(Runnable task) {
    task.run();
  }

  private static BlockingQueue<Runnable> queue() {
    return new LinkedBlockingQueue<>();
  }

  @Starts(3)
  static AutoCloseable fixed() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(3);
    return Busy.all(pool, 3);
  }

  @Starts(3)
  static AutoCloseable fixedOfFactory() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(3, FACTORY);
    return Busy.all(pool, 3);
  }

  @Starts
  static AutoCloseable single() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    return Busy.all(pool, 1);
  }

  @Starts
  static AutoCloseable singleOfFactory() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor(FACTORY);
    return Busy.all(pool, 1);
  }

  @Starts(3)
  static AutoCloseable cached() throws Exception {
    ExecutorService pool = Executors.newCachedThreadPool();
    return Busy.all(pool, 3);
  }

  @Starts(3)
  static AutoCloseable cachedOfFactory() throws Exception {
    ExecutorService pool = Executors.newCachedThreadPool(FACTORY);
    return Busy.all(pool, 3);
  }

  @Starts
  static AutoCloseable unconfigurable() throws Exception {
    ExecutorService pool = Executors.unconfigurableExecutorService(Executors.newCachedThreadPool());
    return Busy.all(pool, 1);
  }

  @Starts(3)
  static AutoCloseable scheduled() throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(3);
    return Busy.all(pool, 3);
  }

  @Starts
  static AutoCloseable scheduledThatIdles() {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(3);
    pool.schedule(() -> {}, 1, TimeUnit.HOURS);
    return pool::shutdownNow;
  }

  @Starts
  static AutoCloseable scheduledSingle() throws Exception {
    ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor(FACTORY);
    return Busy.all(pool, 1);
  }

  @Starts(3)
  static AutoCloseable scheduledExecutor() throws Exception {
    ExecutorService pool = new ScheduledThreadPoolExecutor(3, FACTORY, REFUSE);
    return Busy.all(pool, 3);
  }

  @Starts(3)
  static AutoCloseable executor() throws Exception {
    ExecutorService pool = new ThreadPoolExecutor(1, 3, 1, TimeUnit.HOURS, handOver());
    return Busy.all(pool, 3);
  }

  private static BlockingQueue<Runnable> handOver() {
    return new SynchronousQueue<>();
  }

  @Starts(3)
  static AutoCloseable executorOfFactory() throws Exception {
    ExecutorService pool = new ThreadPoolExecutor(3, 3, 1, TimeUnit.HOURS, queue(), FACTORY);
    return Busy.all(pool, 3);
  }

  @Starts(3)
  static AutoCloseable executorThatRefuses() throws Exception {
    ExecutorService pool = new ThreadPoolExecutor(3, 3, 1, TimeUnit.HOURS, queue(), REFUSE);
    return Busy.all(pool, 3);
  }

  @Starts(5)
  static AutoCloseable executorStartedBefore() {
    ThreadPoolExecutor pool = new ThreadPoolExecutor(5, 5, 1, TimeUnit.HOURS, queue());
    pool.prestartAllCoreThreads();
    return pool::shutdownNow;
  }

  @Starts(3)
  static AutoCloseable forkJoin() throws Exception {
    ExecutorService pool = new ForkJoinPool(3);
    return Busy.all(pool, 3);
  }

  @Starts(3)
  static AutoCloseable forkJoinInOrder() throws Exception {
    ExecutorService pool = new ForkJoinPool(3, WORKERS, null, true);
    return Busy.all(pool, 3);
  }

  @Starts(3)
  static AutoCloseable workStealing() throws Exception {
    ExecutorService pool = Executors.newWorkStealingPool(3);
    return Busy.all(pool, 3);
  }

  @Starts
  static AutoCloseable futureOfAnExecutor() {
    ExecutorService pool = Executors.newCachedThreadPool();
    CompletableFuture.runAsync(Busy::untilInterrupted, pool);
    return pool::shutdownNow;
  }

  @Starts(value = 3, since = 21, at = 1)
  static AutoCloseable threadForEachTask() throws Exception {
    Method maker = Executors.class.getMethod("newThreadPerTaskExecutor", ThreadFactory.class);
    ExecutorService pool = (ExecutorService) maker.invoke(null, FACTORY);
    return Busy.all(pool, 3);
  }
}
