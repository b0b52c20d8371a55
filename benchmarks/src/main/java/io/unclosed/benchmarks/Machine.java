package io.unclosed.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a figure was measured on. */
public final class Machine {
  private Machine() {}

  /** One line: processors, model, kernel. */
  public static String description() throws IOException {
    String model =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
    return Runtime.getRuntime().availableProcessors()
        + " x "
        + model
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.version");
  }
}
