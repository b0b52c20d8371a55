package io.unclosed.analysis.detect;

import io.unclosed.analysis.MemoryFigures;
import io.unclosed.analysis.Snapshot;
import io.unclosed.analysis.stats.Growth;
import io.unclosed.analysis.words.Words;
import java.util.List;

/** What grows in memory, in words. */
public final class MemoryWords {
  private MemoryWords() {}

  static String evidence(
      MemoryPart part, long bytes, List<Growth> rises, Snapshot snapshot, boolean sure) {
    Growth g = rises.get(rises.size() - 1);
    return name(part)
        + " rose by "
        + Words.bytes(Math.round(g.rise()))
        + " in the last "
        + Words.duration(g.windowNanos())
        + " to "
        + Words.bytes(Math.max(0, bytes))
        + " and has not levelled off: +"
        + Words.bytes(Math.round(g.perHour()))
        + " an hour ("
        + Words.bytes(Math.round(g.perHourLow()))
        + " to "
        + Words.bytes(Math.round(g.perHourHigh()))
        + ")."
        + beside(part, snapshot.memory())
        + (sure ? "" : " Growing; it cannot yet be told from a slow warm-up.");
  }

  private static String name(MemoryPart part) {
    return switch (part) {
      case HEAP -> "The heap that lives after collections";
      case METASPACE -> "Class data";
      case DIRECT -> "Direct buffers";
      case NATIVE -> "What is left of resident memory without the JVM's parts";
    };
  }

  /** The figure that a reader would ask for next. */
  private static String beside(MemoryPart part, MemoryFigures m) {
    return switch (part) {
      case HEAP -> m.oldCollections() < 0 ? "" : " " + collections(m.oldCollections());
      case METASPACE ->
          m.classesLoaded() < 0
              ? ""
              : " "
                  + Words.count(m.classesLoaded(), "class", "classes")
                  + " were loaded, "
                  + Words.count(Math.max(0, m.classesUnloaded()))
                  + " unloaded.";
      case DIRECT -> "";
      case NATIVE -> others(m);
    };
  }

  private static String collections(long n) {
    return Words.count(n, "collection", "collections") + " of old objects so far.";
  }

  private static String others(MemoryFigures m) {
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
      out.append(out.length() == 0 ? "" : ", ").append(name).append(' ').append(Words.bytes(bytes));
    }
  }

  /** One sentence: what grows, how fast. */
  public static String headline(MemoryPart part, double perHour) {
    String rate = " grows " + Words.bytes(Math.round(perHour)) + " an hour";
    return switch (part) {
      case HEAP -> "the Java heap that lives after collections" + rate;
      case METASPACE -> "memory for classes" + rate + ": class loaders that are not let go";
      case DIRECT -> "memory in direct buffers" + rate;
      case NATIVE -> "memory outside the heap and outside all that the JVM accounts for" + rate;
    };
  }

  /** One sentence: what to do. */
  public static String remedy(MemoryPart part) {
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
  public static String doNot(MemoryPart part) {
    return switch (part) {
      case HEAP, METASPACE -> "More memory only buys time.";
      case DIRECT, NATIVE -> "Do not raise -Xmx: it takes the room that these need.";
    };
  }
}
