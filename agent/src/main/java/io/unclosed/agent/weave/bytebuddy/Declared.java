package io.unclosed.agent.weave.bytebuddy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sun.nio.ch.UnclosedEvents;

/** A type that the user declared with {@code track=}, and how it is closed. */
final class Declared {
  /** As {@link Class#getName} writes it. */
  final String type;

  /** What tells it from the others, in woven code and ledger. */
  final int code;

  private final String[] closers;

  /** Whether a class of this type was met. */
  volatile boolean met;

  private Declared(String type, int code, String... closers) {
    this.type = type;
    this.code = code;
    this.closers = closers;
  }

  /**
   * Reads the items of {@code track=}, which were checked.
   *
   * @param items such as {@code com.acme.Lease}, {@code com.acme.Cursor#close#release} and {@code
   *     jdbc}
   */
  static Declared[] of(List<String> items) {
    List<Declared> all = new ArrayList<>();
    for (String item : items) {
      if (item.equals("jdbc")) {
        // By this order of the codes: the later is closed with the earlier that made it.
        all.add(
            new Declared("java.sql.Connection", UnclosedEvents.DECLARED_JDBC, "close", "abort"));
        all.add(new Declared("java.sql.Statement", UnclosedEvents.DECLARED_JDBC + 1, "close"));
        all.add(new Declared("java.sql.ResultSet", UnclosedEvents.DECLARED_JDBC + 2, "close"));
      } else {
        all.add(one(item, all.size()));
      }
    }
    return all.toArray(new Declared[0]);
  }

  private static Declared one(String item, int code) {
    int hash = item.indexOf('#');
    if (hash < 0) {
      return new Declared(item, code, "close");
    }
    return new Declared(item.substring(0, hash), code, item.substring(hash + 1).split("#"));
  }

  /** Whether a method of that name and descriptor closes it: {@code close} only without words. */
  boolean isClosedBy(String method, String descriptor) {
    for (String closer : closers) {
      if (closer.equals(method)) {
        return !method.equals("close") || descriptor.startsWith("()");
      }
    }
    return false;
  }

  /** That of {@code all} with this name; null when there is none. */
  static @Nullable Declared named(Declared[] all, String type) {
    for (Declared one : all) {
      if (one.type.equals(type)) {
        return one;
      }
    }
    return null;
  }
}
