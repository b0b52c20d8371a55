package io.unclosed.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The JVM that is measured: {@code Worker WORK FILE}.
 *
 * <p>Waits for a line and answers with one: {@code run OPS THREADS} with nanoseconds passed and
 * bytes allocated, {@code hold COUNT} with the bytes of heap that so many open resources keep.
 * Between two lines it does nothing, so that others can be measured.
 */
final class Worker {
  private static final int FRAMES = 40;
  private static final int MOST_THREADS = 2;

  private final Work work;
  private final Path file;
  private final ExecutorService threads = Executors.newFixedThreadPool(MOST_THREADS);
  private final List<Work.Step> steps = new ArrayList<>();
  private final ThreadMXBean allocation = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Worker(Work work, Path file) throws IOException {
    this.work = work;
    this.file = file;
    for (int i = 0; i < MOST_THREADS; i++) {
      steps.add(work.prepare(file));
    }
  }

  public static void main(String[] args) throws Exception {
    new Worker(Work.valueOf(args[0]), Path.of(args[1])).answerAll();
    System.exit(0);
  }

  private void answerAll() throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      long number = Long.parseLong(words[1]);
      System.out.println(
          words[0].equals("run") ? run(number, Integer.parseInt(words[2])) : hold((int) number));
    }
  }

  private String run(long opens, int threadCount) throws Exception {
    List<Callable<Long>> loops = new ArrayList<>();
    for (Work.Step step : steps.subList(0, threadCount)) {
      loops.add(() -> loop(step, opens / threadCount));
    }
    long begin = System.nanoTime();
    long allocated = 0;
    for (Future<Long> loop : threads.invokeAll(loops)) {
      allocated += loop.get();
    }
    return (System.nanoTime() - begin) + " " + allocated;
  }

  private long loop(Work.Step step, long opens) throws IOException {
    long before = allocation.getCurrentThreadAllocatedBytes();
    for (long i = 0; i < opens; i++) {
      down(FRAMES, step);
    }
    return allocation.getCurrentThreadAllocatedBytes() - before;
  }

  private static int down(int frames, Work.Step step) throws IOException {
    if (frames == 0) {
      step.once();
      return 0;
    }
    return down(frames - 1, step) + 1;
  }

  private String hold(int count) throws Exception {
    Closeable[] held = new Closeable[count];
    // All that grows once: the classes, the first site, the array of slots.
    work.open(file).close();
    long before = usedAfterCollection();
    for (int i = 0; i < count; i++) {
      held[i] = work.open(file);
    }
    long kept = usedAfterCollection() - before;
    for (Closeable one : held) {
      one.close();
    }
    return kept + " 0";
  }

  private static long usedAfterCollection() throws InterruptedException {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      memory.gc();
      Thread.sleep(50);
      least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
