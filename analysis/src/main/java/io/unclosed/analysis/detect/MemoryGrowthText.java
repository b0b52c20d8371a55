package io.unclosed.analysis.detect;

import io.unclosed.analysis.input.MemoryStats;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.stats.GrowthInterval;
import io.unclosed.analysis.words.Format;
import java.util.List;

/** Says which part of memory grows, how fast, and what to do about it. */
public final class MemoryGrowthText {
  private MemoryGrowthText() {}

  static String evidence(
      MemoryArea part, long bytes, List<GrowthInterval> rises, Snapshot snapshot, boolean sure) {
    GrowthInterval g = rises.get(rises.size() - 1);
    return name(part)
        + " grew by "
        + Format.bytes(Math.round(g.rise()))
        + " in the last "
        + Format.duration(g.windowNanos())
        + " to "
        + Format.bytes(Math.max(0, bytes))
        + " and has not levelled off: "
        + Format.growth(g.perHour(), g.perHourLow(), g.perHourHigh(), true)
        + "."
        + beside(part, snapshot.memory())
        + (sure ? "" : " Too early to tell this from a slow warm-up.");
  }

  private static String name(MemoryArea part) {
    return switch (part) {
      case HEAP -> "The Java heap that is live after GC";
      case METASPACE -> "Class metadata";
      case DIRECT -> "Direct buffer memory";
      case NATIVE -> "Native memory that the JVM does not account for";
    };
  }

  /** The figure that a reader would ask for next. */
  private static String beside(MemoryArea part, MemoryStats m) {
    return switch (part) {
      case HEAP ->
          m.heap().oldCollections() < 0
              ? ""
              : " "
                  + Format.count(m.heap().oldCollections(), "old-generation collection")
                  + " so far did not free it.";
      case METASPACE ->
          m.classes().loaded() < 0
              ? ""
              : " "
                  + Format.count(m.classes().loaded(), "class", "classes")
                  + " loaded, "
                  + Format.count(Math.max(0, m.classes().unloaded()))
                  + " unloaded.";
      case DIRECT -> "";
      case NATIVE -> others(m);
    };
  }

  private static String others(MemoryStats m) {
    StringBuilder out = new StringBuilder();
    add(out, "heap", m.heap().committed());
    add(out, "class metadata", m.classes().metaspace());
    add(out, "compiled code", m.internals().codeCache());
    add(out, "thread stacks", m.internals().threadStacks());
    add(out, "direct buffers", m.buffers().direct());
    add(out, "zlib", m.buffers().zlib());
    add(out, "GC", m.internals().collector());
    add(out, "free in the C allocator", m.mallocFree());
    return out.length() == 0 ? "" : " Already subtracted: " + out + ".";
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
    String rate = " grows by " + Format.bytes(Math.round(perHour)) + "/h";
    return switch (part) {
      case HEAP -> "the Java heap that is live after GC" + rate;
      case METASPACE -> "class metadata" + rate + ": class loaders are not released";
      case DIRECT -> "direct buffer memory" + rate;
      case NATIVE ->
          "native memory outside the heap and outside everything the JVM accounts for" + rate;
    };
  }

  /** One sentence: what to do. */
  public static String remedy(MemoryArea part) {
    return switch (part) {
      case HEAP ->
          "Compare two class histograms taken an hour apart (jcmd PID GC.class_histogram -all): the"
              + " classes whose instance counts grew are the ones that are retained.";
      case METASPACE ->
          "Find what is generated or redeployed repeatedly: run the operation classLoaders of"
              + " io.unclosed:type=ProcessHealth twice to see which type of class loader grows.";
      case DIRECT ->
          "Find the code that allocates direct buffers and retains them. Use a pool of a fixed size"
              + " and release every buffer taken from it.";
      case NATIVE ->
          "Run jcmd PID System.trim_native_heap. What falls was retained by the C allocator; what"
              + " stays is held by a native library, and a native memory profiler names the caller.";
    };
  }

  /** What not to do. */
  public static String doNot(MemoryArea part) {
    return switch (part) {
      case HEAP -> "Do not just raise -Xmx: it only buys time.";
      case METASPACE -> "Do not just raise the memory limit: it only buys time.";
      case DIRECT, NATIVE -> "Do not raise -Xmx: it takes the same memory.";
    };
  }
}
