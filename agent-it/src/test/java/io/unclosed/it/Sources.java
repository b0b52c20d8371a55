package io.unclosed.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Classes that must not stand beside the tests': compiled when a test wants them. */
final class Sources {
  private Sources() {}

  /**
   * Compiles by a JDK's own compiler, for 17.
   *
   * @param sources file name, such as {@code org/slf4j/Logger.java}, to its text
   * @return the folder of the classes
   */
  static Path compile(Jdk jdk, Path folder, Map<String, String> sources) {
    try {
      Path classes = Files.createDirectories(folder.resolve("classes"));
      List<String> command = new ArrayList<>();
      command.addAll(List.of(jdk.tool("javac"), "--release", "17", "-d", classes.toString()));
      for (Map.Entry<String, String> source : sources.entrySet()) {
        Path file = folder.resolve(source.getKey());
        Files.createDirectories(file.getParent());
        command.add(Files.writeString(file, source.getValue()).toString());
      }
      Tool javac = Tool.run(command.toArray(String[]::new));
      if (javac.status() != 0) {
        throw new AssertionError(javac.err());
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
