package io.unclosed.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What the kernel says a process holds, seen from outside: looking opens nothing there. */
final class Descriptors {
  private Descriptors() {}

  /**
   * Number to target, such as {@code socket:[4711]}; only what two looks in a row see, for the JVM
   * itself reads a file of its control group now and then.
   */
  static Map<Integer, String> of(long pid) {
    Map<Integer, String> held = look(pid);
    held.entrySet().retainAll(look(pid).entrySet());
    return held;
  }

  private static Map<Integer, String> look(long pid) {
    Map<Integer, String> held = new TreeMap<>();
    try (DirectoryStream<Path> links = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
      for (Path link : links) {
        target(link, held);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return held;
  }

  /** Those of the first that the second has not, or has with another target. */
  static Map<Integer, String> without(Map<Integer, String> all, Map<Integer, String> others) {
    Map<Integer, String> rest = new TreeMap<>(all);
    rest.entrySet().removeAll(others.entrySet());
    return rest;
  }

  private static void target(Path link, Map<Integer, String> held) {
    try {
      int number = Integer.parseInt(link.getFileName().toString());
      held.put(number, Files.readSymbolicLink(link).toString());
    } catch (IOException closedMeanwhile) {
      return;
    }
  }
}
