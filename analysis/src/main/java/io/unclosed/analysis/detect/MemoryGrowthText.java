package io.unclosed.analysis.detect;

import io.unclosed.analysis.input.MemoryStats;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.stats.GrowthInterval;
import io.unclosed.analysis.words.Format;
import java.util.List;

/** What grows in memory, in words. */
public final class MemoryGrowthText {
  private MemoryGrowthText() {}

  static String evidence(
      MemoryArea part, long bytes, List<GrowthInterval> rises, Snapshot snapshot, boolean sure) {
    GrowthInterval g = rises.get(rises.size() - 1);
    return name(part)
        + " rose by "
        + Format.bytes(Math.round(g.rise()))
        + " in the last "
        + Format.duration(g.windowNanos())
        + " to "
        + Format.bytes(Math.max(0, bytes))
        + " and has not levelled off: +"
        + Format.bytes(Math.round(g.perHour()))
        + " an hour ("
        + Format.bytes(Math.round(g.perHourLow()))
        + " to "
        + Format.bytes(Math.round(g.perHourHigh()))
        + ")."
        + beside(part, snapshot.memory())
        + (sure ? "" : " Growing; it cannot yet be told from a slow warm-up.");
  }

  private static String name(MemoryArea part) {
    return switch (part) {
      case HEAP -> "The heap that lives after collections";
      case METASPACE -> "Class data";
      case DIRECT -> "Direct buffers";
      case NATIVE -> "What is left of resident memory without the JVM's parts";
    };
  }

  /** The figure that a reader would ask for next. */
  private static String beside(MemoryArea part, MemoryStats m) {
    return switch (part) {
      case HEAP -> m.oldCollections() < 0 ? "" : " " + collections(m.oldCollections());
      case METASPACE ->
          m.classesLoaded() < 0
              ? ""
              : " "
                  + Format.count(m.classesLoaded(), "class", "classes")
                  + " were loaded, "
                  + Format.count(Math.max(0, m.classesUnloaded()))
                  + " unloaded.";
      case DIRECT -> "";
      case NATIVE -> others(m);
    };
  }

  private static String collections(long n) {
    return Format.count(n, "collection", "collections") + " of old objects so far.";
  }

  private static String others(MemoryStats m) {
    StringBuilder out = new StringBuilder();
    add(out, "heap", m.heapCommitted());
    add(out, "class data", m.metaspace());
    add(out, "compiled code", m.codeCache());
    add(out, "threads", m.threadStacks());
    add(out, "direct buffers", m.direct());
    add(out, "zlib", m.zlib());
    add(out, "collector", m.collector());
    add(out, "free in the C allocator", m.mallocFree());
    return out.length() == 0 ? "" : " Already taken off: " + out + ".";
  }

  private static void add(StringBuilder out, String name, long bytes) {
    if (bytes >= 0) {
      out.append(out.length() == 0 ? "" : ", ")
          .append(name)
          .append(' ')
          .append(Format.bytes(bytes));
    }
  }

  /** One sentence: what grows, how fast. */
  public static String headline(MemoryArea part, double perHour) {
    String rate = " grows " + Format.bytes(Math.round(perHour)) + " an hour";
    return switch (part) {
      case HEAP -> "the Java heap that lives after collections" + rate;
      case METASPACE -> "memory for classes" + rate + ": class loaders that are not let go";
      case DIRECT -> "memory in direct buffers" + rate;
      case NATIVE -> "memory outside the heap and outside all that the JVM accounts for" + rate;
    };
  }

  /** One sentence: what to do. */
  public static String remedy(MemoryArea part) {
    return switch (part) {
      case HEAP ->
          "Compare two class histograms an hour apart (jcmd PID GC.class_histogram -all): the"
              + " classes whose number rose are what is kept.";
      case METASPACE ->
          "Look for what is generated or deployed again and again: operation classLoaders of"
              + " ProcessHealth, twice, tells whose loaders became more.";
      case DIRECT ->
          "Look at who allocates direct buffers and keeps them: use a pool of a fixed size, and"
              + " release what it lends.";
      case NATIVE ->
          "Run jcmd PID System.trim_native_heap: what falls was kept by the C allocator; what stays"
              + " is held by a native library, and a native allocation profiler names the caller.";
    };
  }

  /** What not to do. */
  public static String doNot(MemoryArea part) {
    return switch (part) {
      case HEAP, METASPACE -> "More memory only buys time.";
      case DIRECT, NATIVE -> "Do not raise -Xmx: it takes the room that these need.";
    };
  }
}
