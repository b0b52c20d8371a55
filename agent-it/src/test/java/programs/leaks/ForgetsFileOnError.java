package programs.leaks;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import programs.Console;

/** Reads a file of its spool fifty times a second; one in fourteen is bad, and stays open. */
public final class ForgetsFileOnError {
  // A real service has them in a list of what is to be looked at; else the collector would close.
  private static final List<FileInputStream> BAD = new ArrayList<>();

  private ForgetsFileOnError() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectory(Path.of("spool").toAbsolutePath());
    Path file = Files.createFile(folder.resolve("event"));
    Thread events = new Thread(() -> receive(file));
    events.setDaemon(true);
    events.start();
    Console.untilTheTestEnds();
  }

  private static void receive(Path file) {
    for (int i = 1; i <= 9_999; i++) {
      try {
        read(file, i % 14 == 0);
      } catch (IOException logged) {
        continue;
      } finally {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
  }

  private static void read(Path file, boolean bad) throws IOException {
    FileInputStream in = open(file);
    if (bad) {
      BAD.add(in);
      throw new IOException("bad event");
    }
    in.close();
  }

  private static FileInputStream open(Path file) throws IOException {
    return new FileInputStream(file.toFile());
  }
}
