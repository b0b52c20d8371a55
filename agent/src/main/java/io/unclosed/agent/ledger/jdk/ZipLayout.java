package io.unclosed.agent.ledger.jdk;

import java.io.FileDescriptor;
import java.io.RandomAccessFile;
import org.jspecify.annotations.Nullable;

/** Finds the descriptor behind the JDK's private objects for an open zip file. */
public final class ZipLayout {
  private final long source;
  private final long file;
  private final long descriptor = UnsafeAccess.offset(RandomAccessFile.class, "fd");
  private final long fd = UnsafeAccess.offset(FileDescriptor.class, "fd");

  private ZipLayout(long source, long file) {
    this.source = source;
    this.file = file;
  }

  /**
   * Looks the fields up; where this JDK has others, zip files that share a descriptor are not told
   * apart.
   */
  public static ZipLayout find() {
    try {
      Class<?> grip = Class.forName("java.util.zip.ZipFile$CleanableResource", false, null);
      Class<?> source = Class.forName("java.util.zip.ZipFile$Source", false, null);
      return new ZipLayout(UnsafeAccess.offset(grip, "zsrc"), UnsafeAccess.offset(source, "zfile"));
    } catch (ClassNotFoundException e) {
      return new ZipLayout(-1, -1);
    }
  }

  boolean known() {
    return source >= 0 && file >= 0 && descriptor >= 0 && fd >= 0;
  }

  /** The descriptor that a zip file holds; -1 when it holds none or cannot be found. */
  public int number(@Nullable Object grip) {
    if (grip == null || !known()) {
      return -1;
    }
    Object at = UnsafeAccess.UNSAFE.getReference(grip, source);
    at = at == null ? null : UnsafeAccess.UNSAFE.getReference(at, file);
    at = at == null ? null : UnsafeAccess.UNSAFE.getReference(at, descriptor);
    return at == null ? -1 : UnsafeAccess.UNSAFE.getInt(at, fd);
  }
}
