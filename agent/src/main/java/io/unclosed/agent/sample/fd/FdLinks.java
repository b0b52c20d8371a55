package io.unclosed.agent.sample.fd;

import io.unclosed.agent.sample.proc.SystemRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What descriptors point to, by their links in {@code /proc}. Never waits for the file itself; 4 to
 * 12 µs each.
 *
 * <p>Only {@code java.nio.file} can read a link, so this must not run before {@code main}.
 */
public final class FdLinks {
  private final SystemRoot root;

  public FdLinks(SystemRoot root) {
    this.root = root;
  }

  /**
   * What a descriptor points to, in the kernel's words: a path, {@code socket:[4711]}, {@code
   * pipe:[4712]}, {@code anon_inode:[eventpoll]}. A deleted file's path ends in {@code (deleted)}.
   *
   * @return empty when the descriptor is not open, or the system does not tell
   */
  public String target(int fd) {
    return link("/proc/self/fd/" + fd);
  }

  /** What a descriptor of another process points to; empty when that cannot be seen. */
  String target(long pid, int fd) {
    return link("/proc/" + pid + "/fd/" + fd);
  }

  private String link(String path) {
    try {
      return Files.readSymbolicLink(Path.of(root.path(path))).toString();
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }
}
