package io.unclosed.agent.sample.fd;

import io.unclosed.agent.sample.proc.Sampler;
import io.unclosed.agent.sample.proc.SystemRoot;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The descriptors that the kernel says are open.
 *
 * <p>To list a directory takes a descriptor, and that one is in the list: it must not be taken for
 * one of the program's. It is the lowest number that was free. So {@link #list} opens and closes
 * {@code /dev/null} first, which gets the same number, and leaves that number out when it is free
 * again after the listing; another thread that opens in between makes it try again. Without a way
 * to ask for a descriptor's number it looks at each listed number once more instead.
 *
 * <p>Whether a number is open is asked of {@code /proc/self/fdinfo}, never of {@code
 * /proc/self/fd}: to look at an entry there is to look at the file behind it, and that waits for
 * ever when the file's server is gone.
 *
 * <p>Cost, JDK 17: {@link #count} 2 µs at any number, {@link #list} 1 µs a descriptor (4 µs without
 * numbers).
 */
public final class FdTable implements Sampler {
  /** Numbers tried one by one when the directory cannot be listed. Higher ones are then missed. */
  static final int MOST_PROBED = 1 << 20;

  private static final int LISTINGS = 3;
  private static final int GIVE_UP_AFTER_FREE = 4096;

  private final @Nullable ToIntFunction<FileDescriptor> numberOf;
  private final File directory;
  private final String info;
  private @Nullable FileInputStream spare;
  private boolean spareLent;
  private String failure = "";

  /**
   * @param numberOf gives a descriptor's number; null when there is no way to ask
   */
  public FdTable(SystemRoot root, @Nullable ToIntFunction<FileDescriptor> numberOf) {
    this.numberOf = numberOf;
    this.directory = new File(root.path("/proc/self/fd"));
    this.info = root.path("/proc/self/fdinfo/");
  }

  @Override
  public String id() {
    return "descriptors";
  }

  /**
   * How many are open; -1 when the system does not tell.
   *
   * <p>Kernels from 6.2 on give it as the directory's size, which takes no descriptor; on older
   * ones the directory is listed, 0.7 µs a descriptor.
   */
  public long count() {
    long size = directory.length();
    if (size > 0) {
      failure = "";
      return size;
    }
    return countByListing();
  }

  public long countByListing() {
    String[] names = names();
    if (names != null) {
      failure = "";
      return spareLent ? names.length : names.length - 1L;
    }
    int[] numbers = probe();
    return numbers == null ? -1 : numbers.length;
  }

  /**
   * The numbers that are open, ascending, without the descriptor that lists.
   *
   * <p>One that is opened or closed meanwhile may be in it or not. When no descriptor is left for
   * the listing, a spare one is given back for it; when another thread was quicker to take that,
   * numbers are tried one by one, 3 µs each.
   *
   * @return null when the system does not tell
   */
  public int @Nullable [] list() {
    failure = "";
    for (int i = 0; i < LISTINGS; i++) {
      int lister = numberOf == null ? -1 : nextNumber(numberOf);
      int[] numbers = listing();
      if (numbers == null) {
        return probe();
      }
      if (lister < 0) {
        return onlyOpen(numbers);
      }
      int at = Arrays.binarySearch(numbers, lister);
      if (at >= 0 && !isOpen(lister)) {
        return without(numbers, at);
      }
    }
    int[] numbers = listing();
    return numbers == null ? probe() : onlyOpen(numbers);
  }

  /** The number that the next open will get, unless another thread is quicker. */
  private static int nextNumber(ToIntFunction<FileDescriptor> numberOf) {
    try (FileInputStream none = new FileInputStream("/dev/null")) {
      return numberOf.applyAsInt(none.getFD());
    } catch (IOException | RuntimeException e) {
      return -1;
    }
  }

  /**
   * The directory's entries, the descriptor that lists among them: one more than there are, or just
   * in the place of the spare one.
   */
  private String @Nullable [] names() {
    String[] names = directory.list();
    spareLent = names == null && spare != null;
    if (spareLent) {
      close();
      names = directory.list();
    }
    if (names != null && spare == null) {
      try {
        spare = new FileInputStream("/dev/null");
      } catch (IOException e) {
        // None is left, and this one was taken by another thread. The next listing tries again.
        spare = null;
      }
    }
    return names;
  }

  private int @Nullable [] listing() {
    String[] names = names();
    if (names == null) {
      return null;
    }
    int[] numbers = new int[names.length];
    int length = 0;
    for (String name : names) {
      try {
        numbers[length] = Integer.parseInt(name);
        length++;
      } catch (NumberFormatException e) {
        failure = directory.getPath() + ": unexpected entry " + name;
      }
    }
    int[] sorted = Arrays.copyOf(numbers, length);
    Arrays.sort(sorted);
    return sorted;
  }

  private static int[] without(int[] numbers, int at) {
    int[] rest = new int[numbers.length - 1];
    System.arraycopy(numbers, 0, rest, 0, at);
    System.arraycopy(numbers, at + 1, rest, at, rest.length - at);
    return rest;
  }

  private int[] onlyOpen(int[] numbers) {
    int length = 0;
    for (int fd : numbers) {
      if (isOpen(fd)) {
        numbers[length++] = fd;
      }
    }
    return Arrays.copyOf(numbers, length);
  }

  private boolean isOpen(int fd) {
    return new File(info + fd).exists();
  }

  /** Tries numbers from 0 on until as many are found as the kernel counts. */
  private int @Nullable [] probe() {
    if (!new File(info).exists()) {
      failure = directory.getPath() + ": cannot be listed";
      return null;
    }
    long count = directory.length();
    int[] found = new int[64];
    int length = 0;
    int free = 0;
    for (int fd = 0; fd < MOST_PROBED && (count <= 0 || length < count); fd++) {
      if (isOpen(fd)) {
        found = length < found.length ? found : Arrays.copyOf(found, 2 * length);
        found[length++] = fd;
        free = 0;
      } else if (++free > GIVE_UP_AFTER_FREE && count <= 0) {
        break;
      }
    }
    return Arrays.copyOf(found, length);
  }

  @Override
  public List<String> degraded() {
    return failure.isEmpty() ? List.of() : List.of(failure);
  }

  /** Gives back the spare descriptor. */
  @Override
  public void close() {
    FileInputStream held = spare;
    spare = null;
    if (held != null) {
      try {
        held.close();
      } catch (IOException e) {
        failure = "/dev/null: " + e.getMessage();
      }
    }
  }
}
