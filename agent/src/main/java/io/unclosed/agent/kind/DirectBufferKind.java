package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import io.unclosed.analysis.kind.Kind;
import sun.nio.ch.UnclosedEvents;

/**
 * Native memory that Java code takes: direct byte buffers, memory segments, and what libraries take
 * past both through {@code sun.misc.Unsafe}.
 *
 * <p>Slices, duplicates and views take none, so they are nothing new. What the JDK takes for itself
 * through its internal {@code Unsafe} is not here.
 */
final class DirectBufferKind implements ResourceKind {
  private static final String SEGMENTS = "jdk/internal/foreign/SegmentFactories";
  private static final String UNSAFE = "sun/misc/Unsafe";

  @Override
  public Kind kind() {
    return Kind.DIRECT_BUFFER;
  }

  @Override
  public JoinPoint[] joinPoints() {
    return new JoinPoint[] {
      // Every direct buffer reserves its bytes just before it takes them.
      in("java/nio/Bits", "reserveMemory").makesRoomBefore("tryReserveMemory"),
      // What frees a buffer is made right after the memory was taken, and knows address and size.
      in("java/nio/DirectByteBuffer$Deallocator", "<init>")
          .onExit()
          .withArguments(0)
          .tells(UnclosedEvents.MEMORY_TAKEN),
      in("java/nio/DirectByteBuffer$Deallocator", "run")
          .before("freeMemory")
          .tells(UnclosedEvents.MEMORY_RETURNING),
      // NIO's buffers of each thread: direct buffers like any other until 24.
      in("sun/nio/ch/Util", "getTemporaryDirectBuffer")
          .opens("allocateMemory")
          .withArgument(0)
          .tells(UnclosedEvents.MEMORY_TAKEN)
          .since(25),
      in("sun/nio/ch/Util", "free")
          .before("freeMemory")
          .tells(UnclosedEvents.MEMORY_RETURNING)
          .since(25),
      in(SEGMENTS, "allocateMemoryWrapper")
          .opens("allocateMemory")
          .withArgument(0)
          .tells(UnclosedEvents.MEMORY_TAKEN)
          .since(22),
      in(SEGMENTS.concat("$1"), "cleanup")
          .before("freeMemory")
          .tells(UnclosedEvents.MEMORY_RETURNING)
          .since(22),
      in(UNSAFE, "allocateMemory")
          .opens("allocateMemory")
          .withArgument(0)
          .tells(UnclosedEvents.MEMORY_TAKEN),
      // Before and not after: another thread may be given the old address at once. Where there is
      // no memory for the new size the old is kept, and we have lost sight of it.
      in(UNSAFE, "reallocateMemory")
          .onEntry()
          .withArgument(0)
          .tells(UnclosedEvents.MEMORY_RETURNING),
      in(UNSAFE, "reallocateMemory")
          .opens("reallocateMemory")
          .withArgument(1)
          .tells(UnclosedEvents.MEMORY_TAKEN),
      in(UNSAFE, "freeMemory").before("freeMemory").tells(UnclosedEvents.MEMORY_RETURNING),
    };
  }
}
