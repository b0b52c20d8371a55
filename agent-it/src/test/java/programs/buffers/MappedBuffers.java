package programs.buffers;

import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/** Files mapped into memory; the channel is closed, the mapping stays. */
final class MappedBuffers {
  private MappedBuffers() {}

  @Taking(value = "mapped-buffer", bytes = 10_001, line = 1)
  static ByteBuffer readOnly() throws Exception {
    try (FileChannel file = Given.channel()) {
      return file.map(MapMode.READ_ONLY, 0, 10_001);
    }
  }

  /** Longer than the file, which grows. */
  @Taking(value = "mapped-buffer", bytes = 30_011, line = 1)
  static ByteBuffer readWrite() throws Exception {
    try (FileChannel file = Given.channel()) {
      return file.map(MapMode.READ_WRITE, 0, 30_011);
    }
  }

  /** The kernel maps whole pages from the start of one: 5,003 bytes in, 907 into its second. */
  @Taking(value = "mapped-buffer", bytes = 7_919, line = 1)
  static ByteBuffer privateInTheMiddle() throws Exception {
    try (FileChannel file = Given.channel()) {
      return file.map(MapMode.PRIVATE, 5_003, 7_012);
    }
  }

  @Taking(value = "mapped-buffer", bytes = 9_001, line = 1)
  static ByteBuffer ofRandomAccessFile() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(Given.fresh().toFile(), "rw")) {
      return file.getChannel().map(MapMode.READ_WRITE, 0, 9_001);
    }
  }

  @Taking(value = "mapped-buffer", bytes = 8_009, line = 2, since = 22, collected = false)
  static AutoCloseable segmentOfShared() throws Exception {
    AutoCloseable arena = Jdk.arena("ofShared");
    try (FileChannel file = Given.channel()) {
      Jdk.map().invoke(file, MapMode.READ_ONLY, 0L, 8_009L, arena);
    }
    return arena;
  }

  @Taking(value = "mapped-buffer", bytes = 6_007, line = 1, since = 22)
  static Object segmentOfAuto() throws Exception {
    try (FileChannel file = Given.channel()) {
      return Jdk.map().invoke(file, MapMode.READ_ONLY, 0L, 6_007L, Jdk.arena("ofAuto"));
    }
  }
}
