package io.unclosed.analysis.detect;

import io.unclosed.analysis.input.MemoryStats;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.kind.Kind;

/** A part of memory that is judged for the whole process. */
public enum MemoryArea {
  HEAP("heap"),
  METASPACE("metaspace"),
  DIRECT("direct"),
  NATIVE("native");

  private final String word;

  MemoryArea(String word) {
    this.word = word;
  }

  /** The suspect's id, such as {@code memory:heap}. */
  public String id() {
    return Kind.MEMORY.id() + ":" + word;
  }

  /** The part of that id; must be of one. */
  public static MemoryArea of(String id) {
    for (MemoryArea part : values()) {
      if (part.id().equals(id)) {
        return part;
      }
    }
    throw new IllegalArgumentException(id);
  }

  /**
   * Its size now; {@link Long#MIN_VALUE} when not known.
   *
   * @param heapTouched how much of the heap is resident
   */
  long bytes(MemoryStats m, long heapTouched) {
    return switch (this) {
      case HEAP -> orUnknown(m.heap().floor());
      case METASPACE -> orUnknown(m.classes().metaspace());
      case DIRECT -> orUnknown(m.buffers().direct());
      case NATIVE -> m.held() < 0 || heapTouched < 0 ? Long.MIN_VALUE : m.rest(heapTouched);
    };
  }

  private static long orUnknown(long bytes) {
    return bytes < 0 ? Long.MIN_VALUE : bytes;
  }

  /**
   * What it must not outgrow: the heap's own maximum, else the limit of the process; -1 unknown.
   */
  public long limit(Snapshot snapshot) {
    MemoryStats m = snapshot.memory();
    return this == HEAP && m.heap().max() > 0
        ? m.heap().max()
        : Math.max(m.limit(), snapshot.process().memoryLimit());
  }

  /** What counts against that limit; -1 when unknown. */
  public long used(Snapshot snapshot) {
    MemoryStats m = snapshot.memory();
    if (this == HEAP && m.heap().max() > 0) {
      return m.heap().floor();
    }
    long used = snapshot.process().memoryUsed();
    return used >= 0 ? used : m.held();
  }

  /** Bytes until the limit; -1 when unknown. */
  long room(Snapshot snapshot) {
    long limit = limit(snapshot);
    long used = used(snapshot);
    return limit <= 0 || used < 0 ? -1 : Math.max(0, limit - used);
  }
}
