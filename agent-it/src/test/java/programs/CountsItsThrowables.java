package programs;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Opens 19,000 files; says how many throwables were constructed meanwhile, as JFR counts.
 *
 * <p>A first thousand and a first dump go before: what links and registers itself once, at a
 * recording's start and at a chunk's first end, is no matter of opens.
 */
public final class CountsItsThrowables {
  private static final String STATISTICS = "jdk.ExceptionStatistics";

  private CountsItsThrowables() {}

  public static void main(String[] args) throws IOException {
    Path file = Files.createTempFile(Path.of(""), "read", ".txt");
    open(file, 1_000);
    Console.serve(words -> Long.toString(counted(file)));
  }

  private static long counted(Path file) throws IOException {
    Path first = Path.of("first.jfr");
    Path before = Path.of("before.jfr");
    Path after = Path.of("after.jfr");
    try (Recording recording = new Recording()) {
      recording.enable(STATISTICS).with("period", "everyChunk");
      recording.start();
      open(file, 1_000);
      settle();
      recording.dump(first);
      settle();
      recording.dump(before);
      open(file, 19_000);
      settle();
      recording.dump(after);
    }
    return last(after) - last(before);
  }

  // Some beats of an agent, where there is one.
  private static void settle() {
    LockSupport.parkNanos(2_000_000_000);
  }

  private static long last(Path recording) throws IOException {
    List<RecordedEvent> events = RecordingFile.readAllEvents(recording);
    return events.stream()
        .filter(event -> event.getEventType().getName().equals(STATISTICS))
        .mapToLong(event -> event.getLong("throwables"))
        .max()
        .orElseThrow();
  }

  private static void open(Path file, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      try (FileInputStream in = new FileInputStream(file.toFile())) {
        in.available();
      }
    }
  }
}
