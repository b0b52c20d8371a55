package programs.buffers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.StandardOpenOption;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import programs.Console;

/** What takes nothing, each tried 11 times: {@code fail} gives how many of them did fail. */
public final class FailsToTake {
  private static final int TIMES = 11;

  private FailsToTake() {}

  public static void main(String[] args) throws IOException {
    Console.serve(words -> "" + failAll());
  }

  private static int failAll() {
    int failed = 0;
    for (int i = 0; i < TIMES; i++) {
      failed += fails(FailsToTake::tooMuchForTheLimit);
      failed += fails(FailsToTake::tooMuchForTheMachine);
      failed += fails(FailsToTake::levelThatIsNone);
      failed += fails(FailsToTake::noInput);
      failed += fails(FailsToTake::beyondTheEnd);
      failed += fails(FailsToTake::ofClosedChannel);
      failed += fails(FailsToTake::nothingOfAFile);
    }
    return failed;
  }

  private static int fails(Failing step) {
    try {
      return step.take() == null ? 1 : 0;
    } catch (Throwable expected) {
      return 1;
    }
  }

  private static Object tooMuchForTheLimit() {
    return ByteBuffer.allocateDirect(64 << 20);
  }

  private static Object tooMuchForTheMachine() throws Throwable {
    return (long) Jdk.ALLOCATE.invokeExact(1L << 62);
  }

  private static Object levelThatIsNone() {
    return new Deflater(42);
  }

  private static Object noInput() throws IOException {
    return new GZIPInputStream(null);
  }

  private static Object beyondTheEnd() throws IOException {
    try (FileChannel file = FileChannel.open(Given.fresh(), StandardOpenOption.READ)) {
      return file.map(MapMode.READ_ONLY, 0, 40_009);
    }
  }

  private static Object ofClosedChannel() throws IOException {
    FileChannel file = Given.channel();
    file.close();
    return file.map(MapMode.READ_ONLY, 0, 101);
  }

  /** Gives a buffer, and maps nothing. */
  private static @Nullable Object nothingOfAFile() throws IOException {
    try (FileChannel file = Given.channel()) {
      return file.map(MapMode.READ_ONLY, 0, 0).hasRemaining() ? file : null;
    }
  }

  private interface Failing {
    @Nullable Object take() throws Throwable;
  }
}
