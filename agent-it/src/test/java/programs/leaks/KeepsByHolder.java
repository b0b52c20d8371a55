package programs.leaks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import programs.Console;

/** What the JDK keeps by design, more and more of it: {@code nio} or {@code jar}. */
public final class KeepsByHolder {
  private static final int MOST = 1_001;

  /** Steps between two collections. */
  private static final int COLLECTED_EACH = 50;

  private static final int CHUNK = 4_096;

  private KeepsByHolder() {}

  public static void main(String[] args) throws IOException {
    Thread work = new Thread(() -> work(args[0]), "work");
    work.setDaemon(true);
    work.start();
    Console.untilTheTestEnds();
    System.exit(0);
  }

  private static void work(String what) {
    for (int i = 1; i < MOST; i++) {
      try {
        if (what.equals("nio")) {
          gather(i);
        } else {
          readFrom(jar(i));
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      if (i % COLLECTED_EACH == 0) {
        // What the collector would free is no leak: only what survives it can be one.
        System.gc();
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(70));
    }
  }

  /** One more buffer on the heap each time; NIO keeps a direct one for each of them. */
  private static void gather(int count) throws IOException {
    ByteBuffer[] parts = new ByteBuffer[count];
    for (int i = 0; i < count; i++) {
      parts[i] = ByteBuffer.allocate(CHUNK);
    }
    try (FileChannel out = FileChannel.open(Path.of("/dev/null"), StandardOpenOption.WRITE)) {
      out.write(parts);
    }
  }

  /** A jar that is new each time, as a deployment's is. */
  private static Path jar(int number) throws IOException {
    Path jar = Path.of(System.getProperty("it.dir"), "deployed-" + number + ".jar");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.putNextEntry(new ZipEntry("greeting.txt"));
    }
    return jar;
  }

  private static void readFrom(Path jar) throws IOException {
    try (InputStream in = new URL("jar:" + jar.toUri() + "!/greeting.txt").openStream()) {
      in.readAllBytes();
    }
  }
}
