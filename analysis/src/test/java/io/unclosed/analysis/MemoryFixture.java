package io.unclosed.analysis;

import io.unclosed.analysis.input.ClassMemory;
import io.unclosed.analysis.input.HeapMemory;
import io.unclosed.analysis.input.JvmInternals;
import io.unclosed.analysis.input.MemoryStats;
import io.unclosed.analysis.input.NativeBuffers;
import io.unclosed.analysis.input.ResidentMemory;

/** Made-up memory: all parts of a usual process, flat, of which a test lets some grow. */
public final class MemoryFixture {
  public static final long MB = 1_000_000;

  public long heapFloor = 300 * MB;
  public long heapUsed = 700 * MB;
  public long heapCommitted = 768 * MB;
  public long metaspace = 120 * MB;
  public long direct = 76 * MB;
  public long zlib = 41 * MB;
  public long rest = 90 * MB;
  public long limit = 4096 * MB;
  public long oldCollections = 212;

  /** As a sampler would tell it. */
  public MemoryStats figures() {
    long code = 60 * MB;
    long threads = 5 * MB;
    long collector = 34 * MB;
    long anon =
        Math.max(0, heapUsed + metaspace + code + threads + collector + direct + zlib + rest);
    return new MemoryStats(
        new HeapMemory(
            heapFloor, heapUsed, heapUsed, heapCommitted, 2 * heapCommitted, oldCollections),
        new ClassMemory(metaspace, metaspace / 10, 14211, 3),
        new JvmInternals(code, threads, collector, -1),
        new NativeBuffers(direct, 0, zlib),
        new ResidentMemory(anon, 118 * MB, 0, 0),
        -1,
        limit);
  }
}
