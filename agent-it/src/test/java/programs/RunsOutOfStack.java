package programs;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.ServerSocket;

/**
 * Opens and closes four times at every distance from the end of a thread's stack, so that the end
 * comes at each point of the code that opens.
 */
public final class RunsOutOfStack {
  private static final File FILE = new File("some.txt");
  private static final int STACK_BYTES = 256 * 1024;

  private static final int NUDGES = 4;

  private interface Opening {
    AutoCloseable open() throws IOException;
  }

  private static int reached;

  private RunsOutOfStack() {}

  public static void main(String[] args) throws IOException {
    FILE.createNewFile();
    Console.serve(words -> words[0].equals("collect") ? collect() : run(words[1], words[2]));
  }

  private static String run(String what, String distances) throws InterruptedException {
    Opening opening =
        what.equals("file") ? () -> new FileInputStream(FILE) : () -> new ServerSocket(0);
    int most = Integer.parseInt(distances);
    Thread thread = new Thread(null, () -> openNearTheEnd(opening, most), "deep", STACK_BYTES);
    thread.start();
    thread.join();
    return "reached " + reached;
  }

  private static void openNearTheEnd(Opening opening, int distances) {
    // What is initialised at first use must not fail for want of stack, and then for ever.
    for (int i = 0; i < 10_000; i++) {
      openAndClose(opening);
    }
    measure(0);
    for (int distance = 0; distance < distances; distance++) {
      for (int nudge = 0; nudge < NUDGES; nudge++) {
        openAt(reached - distance, nudge, opening);
      }
    }
  }

  private static void openAt(int depth, int nudge, Opening opening) {
    try {
      switch (nudge) {
        case 0 -> dig(depth, opening);
        case 1 -> nudged(depth, opening, 1);
        case 2 -> nudged(depth, opening, 1, 2);
        default -> nudged(depth, opening, 1, 2, 3);
      }
    } catch (StackOverflowError expected) {
      return;
    }
  }

  // A frame of one size each: what is smaller than a step of the recursion shows as well.
  private static void nudged(int depth, Opening opening, long a) {
    dig(depth, opening);
  }

  private static void nudged(int depth, Opening opening, long a, long b) {
    dig(depth, opening);
  }

  private static void nudged(int depth, Opening opening, long a, long b, long c) {
    dig(depth, opening);
  }

  private static void measure(int depth) {
    reached = depth;
    try {
      measure(depth + 1);
    } catch (StackOverflowError end) {
      return;
    }
  }

  private static void dig(int frames, Opening opening) {
    if (frames > 0) {
      dig(frames - 1, opening);
    } else {
      openAndClose(opening);
    }
  }

  private static void openAndClose(Opening opening) {
    try (AutoCloseable open = opening.open()) {
      open.hashCode();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String collect() {
    System.gc();
    return "collected";
  }
}
