package io.unclosed.agent.sample;

import io.unclosed.agent.sample.proc.SystemRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tree that looks like {@code /}, made by a test or kept as a fixture. */
public record FakeRoot(Path folder) {

  /** Files of a real machine: Linux 6.18, first version of cgroups, a JVM with 30 sockets. */
  public static SystemRoot host() {
    try {
      return new SystemRoot(Path.of(FakeRoot.class.getResource("host").toURI()).toString());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public FakeRoot file(String path, String text) {
    try {
      Path file = folder.resolve(path.substring(1));
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A link as those in {@code /proc/self/fd}: to what is no file. */
  public FakeRoot link(String path, String target) {
    try {
      Path link = folder.resolve(path.substring(1));
      Files.createDirectories(link.getParent());
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, Path.of(target));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same file as the host's. */
  public FakeRoot copy(String path) {
    try {
      return file(path, Files.readString(Path.of(host().path(path))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public SystemRoot root() {
    return new SystemRoot(folder.toString());
  }
}
