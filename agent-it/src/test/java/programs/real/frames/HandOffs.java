package programs.real.frames;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** On a thread that is not the caller's. */
final class HandOffs {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(3);
  private static final ScheduledExecutorService SCHEDULE = Executors.newScheduledThreadPool(1);

  private HandOffs() {}

  static void toAFuture() {
    CompletableFuture.supplyAsync(() -> "name").thenApply(name -> forgetInFuture()).join();
  }

  private static boolean forgetInFuture() {
    return Opened.keep(channelOfAFuture());
  }

  private static SocketChannel channelOfAFuture() {
    try {
      return SocketChannel.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void toAnExecutor() throws Exception {
    POOL.submit(() -> Opened.keep(SocketChannel.open())).get();
  }

  static void toASchedule() throws Exception {
    SCHEDULE.schedule(() -> Opened.keep(SocketChannel.open()), 1, TimeUnit.MILLISECONDS).get();
  }

  /** By reflection: compiled for 17, which has none. */
  static void toAVirtualThread() throws Exception {
    Thread thread =
        (Thread)
            Thread.class
                .getMethod("startVirtualThread", Runnable.class)
                .invoke(null, (Runnable) HandOffs::forgetOnAVirtualThread);
    thread.join();
  }

  private static void forgetOnAVirtualThread() {
    try {
      Opened.keep(SocketChannel.open());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
