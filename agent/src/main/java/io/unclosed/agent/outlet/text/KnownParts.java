package io.unclosed.agent.outlet.text;

import io.unclosed.analysis.MemoryFigures;
import io.unclosed.analysis.words.Words;

/** The JVM's parts of memory in one sentence, as far as they are known; estimates are told. */
final class KnownParts {
  private final StringBuilder text = new StringBuilder();

  private KnownParts() {}

  /** Empty when no part is known. */
  static String of(MemoryFigures memory) {
    KnownParts parts = new KnownParts();
    parts.add("heap", memory.heapCommitted(), "");
    if (memory.heapCommitted() >= 0 && memory.heapFloor() >= 0) {
      parts.text.append(", ").append(Words.bytes(memory.heapFloor())).append(" of it live");
    }
    parts.add("class data", memory.metaspace(), "");
    if (memory.metaspace() >= 0 && memory.classesLoaded() >= 0 && memory.classesUnloaded() >= 0) {
      parts.text.append(" (");
      parts.text.append(Words.count(memory.classesLoaded())).append(" classes loaded, ");
      parts.text.append(Words.count(memory.classesUnloaded())).append(" unloaded)");
    }
    parts.add("code", memory.codeCache(), "");
    parts.add("thread stacks", memory.threadStacks(), "about ");
    parts.add("collector", memory.collector(), "about ");
    parts.add("direct buffers", memory.direct(), "");
    parts.add("mapped files", memory.mapped(), "");
    parts.add("zlib", memory.zlib(), "about ");
    parts.add("free in the C allocator", memory.mallocFree(), "");
    return parts.text.length() == 0 ? "" : parts.text.append('.').toString();
  }

  private void add(String part, long bytes, String about) {
    if (bytes >= 0) {
      text.append(text.length() == 0 ? "" : "; ").append(part).append(' ').append(about);
      text.append(Words.bytes(bytes));
    }
  }
}
