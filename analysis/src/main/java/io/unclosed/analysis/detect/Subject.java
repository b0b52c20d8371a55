package io.unclosed.analysis.detect;

import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.MemoryStats;
import io.unclosed.analysis.kind.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What is judged, as it is now: a blamed frame with one kind, the untracked descriptors of one
 * target, or a part of memory.
 *
 * @param id the suspect's id
 * @param kind the kind's word
 * @param live open now; bytes for a part of memory
 * @param error by how much {@code live} may be wrong; 0 for all that is counted
 * @param figures what the frame opened; null for a quantity of the process
 */
public record Subject(
    String id, String kind, long live, long error, @Nullable CallSiteStats figures) {

  /** A blamed frame. */
  public static Subject of(CallSiteStats figures) {
    return new Subject(figures.id(), figures.kind(), figures.counts().open(), 0, figures);
  }

  /** Untracked descriptors by what they point to. */
  public static Subject untracked(String target, long live) {
    return new Subject("untracked:" + target, Kind.UNTRACKED_FD.id(), live, 0, null);
  }

  /**
   * A part of memory; null when its size is not known.
   *
   * @param heapTouched how much of the heap is resident; -1 when unknown
   */
  public static @Nullable Subject memory(MemoryArea part, MemoryStats m, long heapTouched) {
    long bytes = part.bytes(m, heapTouched);
    boolean estimated = part == MemoryArea.NATIVE;
    return bytes == Long.MIN_VALUE
        ? null
        : new Subject(
            part.id(),
            Kind.MEMORY.id(),
            bytes,
            estimated ? HeapTouched.unknown(m, heapTouched) : 0,
            null);
  }

  /** Whether it is a part of memory. */
  public boolean isMemory() {
    return Kind.MEMORY.is(kind);
  }

  /** What the untracked descriptors point to; the whole id for a frame. */
  public String target() {
    return id.substring(id.indexOf(':') + 1);
  }
}
