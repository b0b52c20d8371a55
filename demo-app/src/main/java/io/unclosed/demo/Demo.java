package io.unclosed.demo;

import java.net.InetAddress;
import java.time.Duration;

/** Tells one story and ends: {@code Demo STORY SECONDS [WHICH]}. */
public final class Demo {
  private static final int MISUSED = 2;
  private static final int NOT_FOUND = 1;

  private Demo() {}

  /**
   * Tells the story and returns when its time is over; exits with 2 when not understood, with 1
   * when the agent did not find what it should have.
   *
   * @param args the story's number, how many seconds it lasts, at most a day, and which side or
   *     variant of the story
   */
  public static void main(String[] args) throws Exception {
    if (args.length < 2 || !args[1].matches("[0-9]{1,5}")) {
      misused();
      return;
    }
    Duration duration = Duration.ofSeconds(Long.parseLong(args[1]));
    if (!tell(args[0], duration, args.length > 2 ? args[2] : "")) {
      System.exit(NOT_FOUND);
    }
  }

  private static boolean tell(String story, Duration duration, String which) throws Exception {
    switch (story) {
      case "1" -> PeakTraffic.lasts(duration);
      case "2" -> {
        return GrowsBelowTheHeap.lasts(duration, which);
      }
      case "3" -> {
        return ClusterNode.lasts(duration, InetAddress.getByName(which));
      }
      case "3-peers" -> ClusterPeers.last(duration, which);
      case "4" -> {
        return MetricsCollector.lasts(duration, which.equals("fixed"));
      }
      default -> misused();
    }
    return true;
  }

  private static void misused() {
    System.err.println("usage: Demo STORY SECONDS [WHICH]");
    System.err.println("  1                     sockets leaked on an error path, under traffic");
    System.err.println("  2        LIBRARY|zlib native memory that grows under a flat heap");
    System.err.println("  3        ADDRESS      a node whose peers have vanished");
    System.err.println("  3-peers  ADDRESS      its peers");
    System.err.println("  4        [fixed]      a map that keeps every name it has seen");
    System.exit(MISUSED);
  }
}
