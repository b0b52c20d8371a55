package programs.leaks;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import programs.Console;

/** Reads 211 files and closes none. */
public final class LeavesFilesToTheCollector {
  private LeavesFilesToTheCollector() {}

  public static void main(String[] args) throws IOException {
    Path file = Files.createTempFile(Path.of(""), "read", ".txt");
    for (int i = 0; i < 211; i++) {
      read(file);
    }
    Console.serve(LeavesFilesToTheCollector::collect);
  }

  private static void read(Path file) throws IOException {
    new FileInputStream(file.toFile()).read();
  }

  private static String collect(String[] words) {
    System.gc();
    return "collected";
  }
}
