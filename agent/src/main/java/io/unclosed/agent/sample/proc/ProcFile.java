package io.unclosed.agent.sample.proc;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code /proc} or of a cgroup, held open.
 *
 * <p>The kernel makes such a file's text afresh for each read that begins at offset 0, so a held
 * one is as current as one just opened. It costs two system calls less, and it still reads when no
 * descriptor is left. Its length is 0 for the kernel: it is read until it ends, never sized first.
 *
 * <p>It is a {@link RandomAccessFile} and no channel: a channel is closed for good when its reader
 * is interrupted. {@code java.nio.file} is not touched here. When a held file fails (a process that
 * was restored from a checkpoint) it is opened again, once per {@link #rewind}.
 */
public final class ProcFile implements AutoCloseable {
  private final File file;
  private @Nullable RandomAccessFile open;
  private boolean atStart;
  private String failure = "";

  /** Opens nothing yet: the first {@link #rewind} does. */
  public ProcFile(String path) {
    this.file = new File(path);
  }

  /**
   * Goes back to the start, where the kernel makes the text anew.
   *
   * @return false when the file cannot be opened; {@link #failure()} says why
   */
  boolean rewind() {
    failure = "";
    atStart = true;
    if (open != null) {
      try {
        open.seek(0);
        return true;
      } catch (IOException e) {
        close();
      }
    }
    return reopen();
  }

  /**
   * Reads on.
   *
   * @return how many bytes, or -1 at the end or after a failure, which {@link #failure()} tells
   *     apart
   */
  int read(byte[] into, int from, int length) {
    if (open == null) {
      return -1;
    }
    try {
      int read = open.read(into, from, length);
      atStart = false;
      return read;
    } catch (IOException e) {
      close();
      failure = file.getPath() + ": " + e.getMessage();
      if (!atStart) {
        return -1;
      }
      // Only here can a second try begin where the first one did.
      atStart = false;
      return reopen() ? read(into, from, length) : -1;
    }
  }

  private boolean reopen() {
    try {
      open = new RandomAccessFile(file, "r");
      failure = "";
      return true;
    } catch (IOException | SecurityException e) {
      failure = String.valueOf(e.getMessage());
      return false;
    }
  }

  /** Why the last read failed; empty when it did not. */
  public String failure() {
    return failure;
  }

  /** True when there is no such file: the kernel lacks the feature. Opens nothing. */
  public boolean absent() {
    return !file.exists();
  }

  /** Gives the descriptor back; the next {@link #rewind} opens the file again. */
  @Override
  public void close() {
    RandomAccessFile held = open;
    open = null;
    if (held != null) {
      try {
        held.close();
      } catch (IOException e) {
        failure = file.getPath() + ": " + e.getMessage();
      }
    }
  }
}
