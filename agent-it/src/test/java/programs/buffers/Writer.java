package programs.buffers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** A thread that writes a heap buffer once, and stays until it is interrupted. */
final class Writer extends Thread {
  private final CountDownLatch written = new CountDownLatch(1);

  /** Itself, when it has written. */
  Thread written() throws InterruptedException {
    setDaemon(true);
    start();
    written.await();
    return this;
  }

  @Override
  public void run() {
    try (FileChannel file = FileChannel.open(Given.fresh(), StandardOpenOption.APPEND)) {
      write(file);
      written.countDown();
      while (!isInterrupted()) {
        LockSupport.park();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(FileChannel file) throws IOException {
    file.write(ByteBuffer.allocate(70_001));
  }
}
