package io.unclosed.it;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** {@code io.unclosed:type=ProcessHealth} as a client without our classes reads it. */
final class Health {
  private static final String NAME = "io.unclosed:type=ProcessHealth";
  static final long MIB = 1 << 20;
  private static final int MOST_TRIES = 1_000;

  private final Beans beans;

  Health(Beans beans) {
    this.beans = beans;
  }

  /**
   * Memory of one moment.
   *
   * @param resident the resident set with what is swapped out
   */
  record Memory(Map<String, Long> parts, long resident) {
    long sum() {
      return parts.values().stream().mapToLong(Long::longValue).sum();
    }

    long mib(String part) {
      return parts.get(part) / MIB;
    }

    /** By how many MiB a part is greater than then; one that was not there was nothing. */
    long grownMib(String part, Memory then) {
      return (parts.getOrDefault(part, 0L) - then.parts.getOrDefault(part, 0L)) / MIB;
    }
  }

  /** By part, as of a check made now. */
  Memory memory() {
    new Detector(beans).checkNow();
    // A beat may come between the two: they are of one moment where the sample stayed the same.
    Map<String, Object> both = beans.attributes(NAME, "Memory", "Sample");
    Object before = null;
    for (int i = 0; i < MOST_TRIES && !both.get("Sample").equals(before); i++) {
      before = beans.attributes(NAME, "Sample").get("Sample");
      both = beans.attributes(NAME, "Memory", "Sample");
    }
    CompositeData sample = (CompositeData) both.get("Sample");
    Map<String, Long> parts = new LinkedHashMap<>();
    for (Object row : ((TabularData) both.get("Memory")).values()) {
      CompositeData part = (CompositeData) row;
      CompositeData value = (CompositeData) part.get("value");
      parts.put((String) part.get("key"), (Long) value.get("bytes"));
    }
    long resident = (Long) sample.get("rss") + Math.max(0, (Long) sample.get("swap"));
    return new Memory(parts, resident);
  }

  String call(String operation) {
    return (String) beans.call(NAME, operation, new Object[0]);
  }
}
