package io.unclosed.agent.export.text;

import io.unclosed.agent.export.MemoryParts;
import io.unclosed.analysis.input.MemoryStats;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.kind.Kind;
import io.unclosed.analysis.words.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The process's memory by part, in sentences. */
final class MemoryText {
  private MemoryText() {}

  /** Lines for a page; none where the JVM tells nothing of its memory. */
  static List<String> of(Snapshot snapshot) {
    MemoryStats memory = snapshot.memory();
    List<String> lines = new ArrayList<>();
    if (memory.heap().touched() < 0) {
      return lines;
    }
    lines.add(parts(memory, snapshot.process().threads()));
    lines.add(rest(memory));
    if (memory.buffers().mapped() > 0) {
      lines.add(
          "Mapped files take "
              + Format.bytes(memory.buffers().mapped())
              + " of address space; their resident part is counted as files.");
    }
    if (memory.classes().loaded() >= 0) {
      lines.add(
          Format.count(memory.classes().loaded() - Math.max(0, memory.classes().unloaded()))
              + " classes, "
              + Format.count(memory.classes().unloaded())
              + " unloaded so far.");
    }
    return lines;
  }

  private static String parts(MemoryStats memory, long threads) {
    StringBuilder text = new StringBuilder("By part: ");
    String comma = "";
    for (Map.Entry<String, Long> part : MemoryParts.bytes(memory).entrySet()) {
      if (!part.getKey().equals("rest")) {
        text.append(comma).append(word(part.getKey(), memory, threads)).append(' ');
        text.append(Format.bytes(part.getValue())).append(more(part.getKey(), memory));
        comma = ", ";
      }
    }
    return text.append('.').toString();
  }

  private static String word(String part, MemoryStats memory, long threads) {
    boolean exact = memory.internals().tracked() >= 0;
    return switch (part) {
      case "heap" -> "heap about";
      case "class-space" -> "class space";
      case "code-cache" -> "compiled code";
      case "thread-stacks" -> Kind.THREAD.nouns().count(threads) + (exact ? "" : " about");
      case "collector" -> "GC structures about";
      case "direct" -> "direct buffers";
      case "zlib" -> "zlib about";
      case "jvm-other" -> "other JVM memory";
      case "file-backed" -> "files";
      default -> part;
    };
  }

  private static String more(String part, MemoryStats memory) {
    if (!part.equals("heap")) {
      return "";
    }
    String of = " of " + Format.bytes(memory.heap().committed());
    if (memory.heap().touched() > memory.heap().committed()) {
      of += " (ZGC without generations maps its heap three times, and the kernel counts each)";
    }
    if (memory.heap().floor() < 0) {
      return of + " (no full collection yet)";
    }
    return of
        + " ("
        + Format.bytes(memory.heap().floor())
        + " live after "
        + Format.count(Math.max(1, memory.heap().oldCollections()), "old-generation collection")
        + ")";
  }

  private static String rest(MemoryStats memory) {
    Long rest = MemoryParts.bytes(memory).get("rest");
    if (rest == null) {
      return "The kernel does not split RSS here, so memory outside these parts is not known.";
    }
    long error = MemoryParts.error(memory);
    String what = "Outside these parts (native libraries, C allocator";
    what += memory.internals().tracked() >= 0 ? "): " : ", some 20 to 60 MiB of the JVM): ";
    return what
        + (rest < 0
            ? "about 0, the estimates above exceed RSS by " + Format.bytes(-rest)
            : Format.bytes(rest) + ", estimates within " + Format.bytes(error))
        + ".";
  }
}
