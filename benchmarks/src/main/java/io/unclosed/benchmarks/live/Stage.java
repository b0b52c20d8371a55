package io.unclosed.benchmarks.live;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What a scene has around it.
 *
 * @param folder empty at the start, its own
 * @param farEnd port on the loopback that keeps what connects until the caller closes, or hangs up
 *     as soon as it was sent {@link FarEnd#HANG_UP}
 * @param random fresh for each scene
 * @param startNanos when it began
 * @param minutes how long all lasts
 * @param closer closes what is due
 */
record Stage(
    Path folder,
    int farEnd,
    Random random,
    long startNanos,
    int minutes,
    ScheduledExecutorService closer) {

  static Stage of(Path folder, int farEnd, long seed, int minutes) {
    ScheduledExecutorService closer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "closer");
              thread.setDaemon(true);
              return thread;
            });
    return new Stage(folder, farEnd, new Random(seed), System.nanoTime(), minutes, closer);
  }

  static InetAddress here() {
    return InetAddress.getLoopbackAddress();
  }

  boolean goesOn() {
    return seconds() < 60.0 * minutes;
  }

  /** Since it began. */
  double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  void pause(double seconds) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep((long) (seconds * 1e9));
  }

  /** Between two moments that come at random, so many a second on average. */
  void pauseAtRandom(double perSecond) throws InterruptedException {
    pause(-Math.log(1 - random.nextDouble()) / perSecond);
  }

  /** From low to high, as often below as above their geometric mean. */
  double between(double low, double high) {
    return low * Math.pow(high / low, random.nextDouble());
  }

  void closeAfter(double seconds, Closeable resource) {
    Future<?> unused =
        closer.schedule(() -> close(resource), (long) (seconds * 1e3), TimeUnit.MILLISECONDS);
  }

  private static void close(Closeable resource) {
    try {
      resource.close();
    } catch (IOException e) {
      System.err.println("close failed: " + e);
    }
  }
}
