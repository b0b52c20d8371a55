package io.unclosed.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/**
 * The file into which the agent writes its answer; gone when closed.
 *
 * <p>Only the owner may read it: a report names paths and peers. It lies in the {@code /tmp} of the
 * other process, where the attach mechanism keeps its own files, and belongs to that process' user
 * before it is written (root asks for others). Its name cannot be guessed and it never existed.
 */
final class AnswerFile implements AutoCloseable {
  private final Path here;
  private final String there;

  private AnswerFile(Path here, String there) {
    this.here = here;
    this.there = there;
  }

  static AnswerFile forProcess(TargetProcess process) throws IOException {
    String there = "/tmp/unclosed-" + UUID.randomUUID();
    Path here = process.root().resolve("." + there).normalize();
    Files.createFile(
        here, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    int uid = process.uid();
    if (uid >= 0 && !Files.getAttribute(here, "unix:uid").equals(uid)) {
      Files.setAttribute(here, "unix:uid", uid);
    }
    return new AnswerFile(here, there);
  }

  /** The file as the other process must name it. */
  String pathInTarget() {
    return there;
  }

  /** What was answered; empty when nothing was. */
  String text() throws IOException {
    return Files.readString(here);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(here);
  }
}
