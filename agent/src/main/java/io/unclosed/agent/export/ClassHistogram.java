package io.unclosed.agent.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How many objects of each class there are, and how big they are together.
 *
 * <p>Bound: {@link #MOST} classes, those with most bytes; a class that is not among them counts as
 * absent.
 */
public final class ClassHistogram {
  static final int MOST = 10_000;
  private static final Count NONE = new Count(0, 0);

  private final Map<String, Count> byClass = new LinkedHashMap<>();
  private long objects;

  private ClassHistogram() {}

  /** Objects of one class and their bytes. */
  public record Count(long objects, long bytes) {
    private Count plus(Count other) {
      return new Count(objects + other.objects, bytes + other.bytes);
    }
  }

  /**
   * Reads what {@code GC.class_histogram} prints: lines of rank, objects, bytes, class, sorted by
   * bytes. Classes of one name in several loaders are summed; the agent's own are left out.
   */
  public static ClassHistogram parse(String text) {
    ClassHistogram histogram = new ClassHistogram();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      end = end < 0 ? text.length() : end;
      histogram.add(text.substring(from, end).trim().split(" +", 5));
      from = end + 1;
    }
    return histogram;
  }

  private void add(String[] fields) {
    if (fields.length < 4 || !fields[0].endsWith(":") || !isNumber(fields[1])) {
      return;
    }
    Count count = new Count(Long.parseLong(fields[1]), Long.parseLong(fields[2]));
    objects += count.objects;
    String name = fields[3];
    if (!isOwn(name) && (byClass.size() < MOST || byClass.containsKey(name))) {
      byClass.merge(name, count, Count::plus);
    }
  }

  private static boolean isNumber(String field) {
    return !field.isEmpty() && field.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isOwn(String name) {
    return name.startsWith("io.unclosed.agent.")
        || name.startsWith("io.unclosed.analysis.")
        || name.startsWith("io.unclosed.jmx.")
        || name.startsWith("io.unclosed.jfr.");
  }

  /** The classes that are kept, as the JVM names them ({@code [B} is an array of bytes). */
  public Set<String> classes() {
    return byClass.keySet();
  }

  /** What there is of a class. */
  public Count of(String name) {
    return byClass.getOrDefault(name, NONE);
  }

  /** Objects of all classes together. */
  public long objects() {
    return objects;
  }
}
