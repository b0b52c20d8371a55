package io.unclosed.agent.export;

import io.unclosed.analysis.input.ClassMemory;
import io.unclosed.analysis.input.HeapMemory;
import io.unclosed.analysis.input.JvmInternals;
import io.unclosed.analysis.input.MemoryStats;
import io.unclosed.analysis.input.NativeBuffers;
import io.unclosed.analysis.input.ResidentMemory;

/** The memory of a process that never was; what is not said is not known. */
public final class MemoryDraft {
  public static final long MIB = 1 << 20;

  public long heapFloor = -1;
  public long heapUsed = -1;
  public long heapTouched = -1;
  public long heapCommitted = -1;
  public long metaspace = -1;
  public long classSpace = -1;
  public long codeCache = -1;
  public long threadStacks = -1;
  public long collector = -1;
  public long direct = -1;
  public long mapped = -1;
  public long zlib = -1;
  public long tracked = -1;
  public long rssAnon = -1;
  public long rssFile = -1;
  public long rssShmem = -1;
  public long swap = -1;
  public long limit = -1;
  public long classesLoaded = -1;
  public long classesUnloaded = -1;
  public long oldCollections = -1;

  /** Whose native library has taken 1,098 MiB. */
  public static MemoryDraft gate() {
    MemoryDraft draft = new MemoryDraft();
    draft.heapFloor = 301 * MIB;
    draft.heapUsed = 500 * MIB;
    draft.heapTouched = 768 * MIB;
    draft.heapCommitted = 768 * MIB;
    draft.metaspace = 140 * MIB;
    draft.classSpace = 20 * MIB;
    draft.codeCache = 31 * MIB;
    draft.threadStacks = 5 * MIB;
    draft.collector = 34 * MIB;
    draft.direct = 76 * MIB;
    draft.mapped = 211 * MIB;
    draft.zlib = 41 * MIB;
    draft.rssAnon = 2193 * MIB;
    draft.rssFile = 118 * MIB;
    draft.rssShmem = 0;
    draft.swap = 0;
    draft.limit = 4096 * MIB;
    draft.classesLoaded = 14_214;
    draft.classesUnloaded = 3;
    draft.oldCollections = 212;
    return draft;
  }

  public MemoryStats figures() {
    return new MemoryStats(
        new HeapMemory(heapFloor, heapUsed, heapTouched, heapCommitted, -1, oldCollections),
        new ClassMemory(metaspace, classSpace, classesLoaded, classesUnloaded),
        new JvmInternals(codeCache, threadStacks, collector, tracked),
        new NativeBuffers(direct, mapped, zlib),
        new ResidentMemory(rssAnon, rssFile, rssShmem, swap),
        -1,
        limit);
  }
}
