package io.unclosed.agent.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How many class loaders of each type there are, and what they have loaded.
 *
 * <p>Bound: {@link #MOST} types of loaders; a type that is not among them counts as absent.
 */
public final class ClassLoaders {
  static final int MOST = 10_000;
  private static final Count NONE = new Count(0, 0, 0);
  private static final int FIELDS = 7;

  private final Map<String, Count> byType = new LinkedHashMap<>();
  private Count all = NONE;

  private ClassLoaders() {}

  /** Loaders of one type, the classes that they have loaded, and what these take of metaspace. */
  public record Count(long loaders, long classes, long bytes) {
    private Count plus(Count other) {
      return new Count(loaders + other.loaders, classes + other.classes, bytes + other.bytes);
    }
  }

  /**
   * Reads what {@code VM.classloader_stats} prints: a line for each loader with its address, its
   * parent's, the JVM's, the number of classes, bytes of chunks and of blocks, and its type; below
   * it one for its hidden classes, where it has some. The agent's own is left out.
   */
  public static ClassLoaders parse(String text) {
    ClassLoaders loaders = new ClassLoaders();
    String type = "";
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      end = end < 0 ? text.length() : end;
      String line = text.substring(from, end).trim();
      String[] fields = line.split(" +", FIELDS);
      if (line.startsWith("0x") && fields.length == FIELDS) {
        type = fields[FIELDS - 1];
        loaders.add(type, 1, fields[3], fields[4]);
      } else if (line.endsWith("+ hidden classes") && fields.length > 2) {
        loaders.add(type, 0, fields[0], fields[1]);
      }
      from = end + 1;
    }
    return loaders;
  }

  private void add(String type, int loaders, String classes, String bytes) {
    boolean room = byType.size() < MOST || byType.containsKey(type);
    if (room && !type.isEmpty() && !type.startsWith("io.unclosed.")) {
      Count count = new Count(loaders, Long.parseLong(classes), Long.parseLong(bytes));
      byType.merge(type, count, Count::plus);
      all = all.plus(count);
    }
  }

  /** The types of loaders. */
  public Set<String> types() {
    return byType.keySet();
  }

  /** What there is of a type. */
  public Count of(String type) {
    return byType.getOrDefault(type, NONE);
  }

  /** All types together. */
  public Count all() {
    return all;
  }
}
