package io.unclosed.agent.sample.memory;

import io.unclosed.agent.sample.proc.Sampler;
import io.unclosed.analysis.input.ClassMemory;
import io.unclosed.analysis.input.HeapMemory;
import io.unclosed.analysis.input.JvmInternals;
import io.unclosed.analysis.input.MemoryStats;
import io.unclosed.analysis.input.NativeBuffers;
import io.unclosed.analysis.input.ProcessSample;
import io.unclosed.analysis.input.ResidentMemory;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the process's memory is, as the kernel and the JVM tell it.
 *
 * <p>The first sample has the kernel's figures alone: the JVM's beans cost some tens of
 * milliseconds at their first use, which a program that has just begun needs for itself. Nor are
 * they used for the first time while descriptors run out: that use would fail, and {@code
 * java.lang.management} stays broken for the life of a JVM in which it once failed.
 */
public final class MemorySampler implements Sampler {
  /**
   * Resident memory that a thread brings: stack, its malloc arena, its buffer of allocation.
   * Measured with 300 parked threads, shallow and 200 frames deep: 79 to 97 kB on JDK 17 and 25.
   */
  static final long THREAD_BYTES = 88_000;

  /** The first use of the beans opens some descriptors, for class files and a native library. */
  static final long ROOM = 64;

  private final boolean present;
  private @Nullable JvmMemory jvm;
  private boolean begun;
  private String failure = "";
  private Supplier<String> nativeMemory = () -> "";
  private LongSupplier zlib = () -> -1;
  private LongSupplier direct = () -> -1;

  /** Reads nothing yet. */
  public MemorySampler() {
    this(ModuleLayer.boot().findModule("java.management").isPresent());
  }

  MemorySampler(boolean present) {
    this.present = present;
    if (!present) {
      failure = "heap, classes and buffers are unknown: this runtime has no java.management module";
    }
  }

  @Override
  public String id() {
    return "memory";
  }

  /**
   * Who asks the JVM for its account of native memory, in bytes; gives an empty text where it keeps
   * none.
   */
  public void nativeMemory(Supplier<String> summary) {
    this.nativeMemory = summary;
  }

  /** Where the bytes of open inflaters and deflaters are counted; gives -1 when nobody counts. */
  public void zlib(LongSupplier zlib) {
    this.zlib = zlib;
  }

  /**
   * Where the bytes of what Java code took natively are counted; gives -1 when nobody counts. The
   * JVM's own figure knows of direct buffers alone: not of memory segments, which Netty uses on 25,
   * nor of what is taken through {@code Unsafe}. After a late attach it knows more.
   */
  public void direct(LongSupplier direct) {
    this.direct = direct;
  }

  /** Reads it, and takes the kernel's part from the sample at hand. */
  public MemoryStats sample(ProcessSample process) {
    JvmReading now = jvm(process);
    NativeTracking.Reading tracked = NativeTracking.parse(nativeMemory.get());
    return new MemoryStats(
        new HeapMemory(
            now.heapFloor(),
            now.heapUsed(),
            heapAsTheKernelCounts(now, process),
            now.heapCommitted(),
            Runtime.getRuntime().maxMemory(),
            now.oldCollections()),
        new ClassMemory(
            now.metaspace(), now.classSpace(), now.classesLoaded(), now.classesUnloaded()),
        new JvmInternals(
            now.codeCache(),
            tracked.threads() >= 0 ? tracked.threads() : stacks(process.threads()),
            now.collector(),
            tracked.touched(now.collector())),
        new NativeBuffers(
            Math.max(now.direct(), direct.getAsLong()), now.mapped(), zlib.getAsLong()),
        new ResidentMemory(
            process.anonymous(), process.fileBacked(), process.shared(), process.swap()),
        -1,
        process.memoryLimit());
  }

  // ZGC without generations maps each page of its heap, which is shared memory, three times.
  private static long heapAsTheKernelCounts(JvmReading now, ProcessSample process) {
    return now.mappedThrice() ? Math.max(now.heapTouched(), process.shared()) : now.heapTouched();
  }

  private static long stacks(long threads) {
    return threads < 0 ? -1 : threads * THREAD_BYTES;
  }

  private JvmReading jvm(ProcessSample process) {
    if (!present || !begun || (jvm == null && !failure.isEmpty())) {
      begun = true;
      return JvmReading.UNKNOWN;
    }
    try {
      if (jvm == null) {
        if (process.fdSoftLimit() >= 0 && process.fds() > process.fdSoftLimit() - ROOM) {
          return JvmReading.UNKNOWN;
        }
        jvm = new JvmMemory();
      }
      return jvm.read();
    } catch (RuntimeException | LinkageError e) {
      // Never a second try: a class that failed to initialise fails for ever.
      failure = "the memory MXBeans failed: " + e;
      jvm = null;
      return JvmReading.UNKNOWN;
    }
  }

  @Override
  public List<String> degraded() {
    return failure.isEmpty() ? List.of() : List.of(failure);
  }

  @Override
  public void close() {
    // Holds no file.
  }
}
