package programs.leaks;

import java.io.FileInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import programs.Console;
import programs.Console.Steps;

/**
 * When asked, keeps the heap full for a while ({@code fill MILLIS}), then lets go and tells what
 * the agent says of itself; when asked, leaks files from then on ({@code leak}). With an argument
 * it ends with a full heap.
 */
public final class FillsTheHeapThenLeaks implements Steps {
  /** What lives until the JVM's end. */
  private static final List<Object> LAST = new ArrayList<>(1);

  private final List<FileInputStream> kept = new ArrayList<>();
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName detector;
  private Object[] newest;

  private FillsTheHeapThenLeaks() throws Exception {
    detector = new ObjectName("io.unclosed:type=LeakDetector");
  }

  public static void main(String[] args) throws Exception {
    FillsTheHeapThenLeaks program = new FillsTheHeapThenLeaks();
    Console.serve(program);
    if (args.length > 0) {
      LAST.add(program);
      program.fillUp();
    }
  }

  @Override
  public String step(String[] words) throws Exception {
    switch (words[0]) {
      case "fill" -> {
        return fill(Long.parseLong(words[1]));
      }
      case "leak" -> {
        Thread events = new Thread(this::receive, "events");
        events.setDaemon(true);
        events.start();
        return "";
      }
      default -> throw new IllegalArgumentException(words[0]);
    }
  }

  /** The state, and the age of the last look, in that order: as soon as there is memory again. */
  private String fill(long millis) throws Exception {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    // What it calls must be linked while there is memory for that.
    LockSupport.parkNanos(1);
    while (System.nanoTime() - end < 0) {
      fillUp();
      LockSupport.parkNanos(1_000_000);
    }
    newest = null;
    String state = String.valueOf(server.getAttribute(detector, "State"));
    return state + "\t" + server.getAttribute(detector, "LastLookSecondsAgo");
  }

  /** Takes every last bit of the heap; what others let go of meanwhile, too. */
  private void fillUp() {
    try {
      while (true) {
        Object[] next = new Object[16];
        next[0] = newest;
        newest = next;
      }
    } catch (OutOfMemoryError full) {
      // It stays full until the chain is let go.
    }
  }

  private void receive() {
    for (int i = 0; kept.size() < 2_003; i++) {
      try {
        FileInputStream in = open();
        if (i % 2 == 0) {
          kept.add(in);
        } else {
          in.close();
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private static FileInputStream open() throws IOException {
    return new FileInputStream("/dev/null");
  }
}
