package programs.buffers;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;

/** Direct buffers, memory segments, and memory past both. */
final class DirectBuffers {
  private DirectBuffers() {}

  @Taking(value = "direct-buffer", bytes = 100_003)
  static ByteBuffer buffer() {
    return ByteBuffer.allocateDirect(100_003);
  }

  @Taking(value = "direct-buffer", bytes = 1)
  static ByteBuffer emptyBuffer() {
    return ByteBuffer.allocateDirect(0);
  }

  /** Views take nothing. */
  @Taking(value = "direct-buffer", bytes = 10_007, line = 0)
  static ByteBuffer bufferWithViews() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(10_007);
    ByteBuffer slice = buffer.slice(3, 1_001).asReadOnlyBuffer();
    CharBuffer chars = buffer.duplicate().alignedSlice(8).asCharBuffer();
    return slice.isReadOnly() && chars.hasRemaining() ? buffer : ByteBuffer.allocate(0);
  }

  @Taking(value = "direct-buffer", bytes = 3_001, collected = false)
  static Long unsafe() throws Throwable {
    return (long) Jdk.ALLOCATE.invokeExact(3_001L);
  }

  /** Charged to the line that made it so big. */
  @Taking(value = "direct-buffer", bytes = 50_021, collected = false)
  static Long unsafeGrown() throws Throwable {
    long small = (long) Jdk.ALLOCATE.invokeExact(211L);
    return (long) Jdk.REALLOCATE.invokeExact(small, 50_021L);
  }

  /** NIO copies a heap buffer into one that it keeps as long as the thread lives. */
  @Taking(value = "direct-buffer", bytes = 70_001, by = "Writer.write", line = 0, collected = false)
  static Thread bufferOfThread() throws Exception {
    return new Writer().written();
  }

  @Taking(value = "direct-buffer", bytes = 1_008, line = 1, since = 22, collected = false)
  static AutoCloseable segmentOfConfined() throws Exception {
    AutoCloseable arena = Jdk.arena("ofConfined");
    Jdk.allocate().invoke(arena, 1_003L, 8L);
    return arena;
  }

  @Taking(value = "direct-buffer", bytes = 2_008, line = 1, since = 22, collected = false)
  static AutoCloseable segmentOfShared() throws Exception {
    AutoCloseable arena = Jdk.arena("ofShared");
    Jdk.allocate().invoke(arena, 2_003L, 8L);
    return arena;
  }

  @Taking(value = "direct-buffer", bytes = 3_008, since = 22)
  static Object segmentOfAuto() throws Exception {
    return Jdk.allocate().invoke(Jdk.arena("ofAuto"), 3_003L, 8L);
  }
}
