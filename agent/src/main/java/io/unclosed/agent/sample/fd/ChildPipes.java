package io.unclosed.agent.sample.fd;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whose end a pipe's other end is: a child process, found by the inode that both ends show.
 *
 * <p>For lists that a person asked for: it looks through the processes of the machine for our
 * children (20 µs each), and reads three links a child. Of a command only its first word is kept;
 * arguments may hold what must not be told.
 */
public final class ChildPipes {
  /** Children looked at; the pipes of others are told by their inode alone. */
  static final int MOST_CHILDREN = 1_000;

  private static final String PIPE = "pipe:[";

  private final FdLinks links;
  private final Map<String, String> byTarget = new HashMap<>();
  private boolean read;

  public ChildPipes(FdLinks links) {
    this.links = links;
  }

  public static boolean isPipe(String target) {
    return target.startsWith(PIPE);
  }

  /** {@code pipe to cat, pid 4711}; the target itself when no child has the other end. */
  public String of(String target) {
    if (!read) {
      read();
      read = true;
    }
    return byTarget.getOrDefault(target, target);
  }

  /** Reads anew for the next list. */
  public void forget() {
    byTarget.clear();
    read = false;
  }

  private void read() {
    try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
      Iterator<ProcessHandle> each = children.limit(MOST_CHILDREN).iterator();
      while (each.hasNext()) {
        read(each.next());
      }
    } catch (RuntimeException e) {
      // Where processes cannot be looked at, pipes are told by their inodes.
      byTarget.clear();
    }
  }

  private void read(ProcessHandle child) {
    String words = "";
    for (int fd = 0; fd <= 2; fd++) {
      String target = links.target(child.pid(), fd);
      if (isPipe(target)) {
        words = words.isEmpty() ? named(child) : words;
        byTarget.put(target, words);
      }
    }
  }

  private static String named(ProcessHandle child) {
    String command = child.info().command().orElse("a child");
    String name = command.substring(command.lastIndexOf('/') + 1);
    return "pipe to " + name + ", pid " + child.pid();
  }
}
