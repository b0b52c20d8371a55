package io.unclosed.demo;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javax.management.JMException;

/** Story 2: memory grows, and the heap is flat. */
final class GrowsBelowTheHeap {
  /** Before the first figures, classes are loaded and code is compiled. */
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private GrowsBelowTheHeap() {}

  /**
   * Tells the story.
   *
   * @param codec the C library's file, or {@code zlib}
   * @return whether what grew was found in the part where it is
   */
  static boolean lasts(Duration duration, String codec) throws JMException, InterruptedException {
    boolean zlib = codec.equals("zlib");
    if (!zlib) {
      NativeCodec.load(codec);
    }
    EventServer server = new EventServer(zlib);
    AgentSays agent = new AgentSays();
    server.serve(WARM_UP);
    Map<String, Double> before = agent.memory();
    server.serve(duration.minus(WARM_UP));
    Map<String, Double> after = agent.memory();
    System.out.println(agent.page("LeakDetector", "report"));
    System.out.println(agent.page("ProcessHealth", "report"));
    System.out.println(agent.page("ProcessHealth", "trimTest"));
    System.out.printf(Locale.ROOT, "%-14s %10s %10s%n", "MiB", "at start", "now");
    for (String part : after.keySet()) {
      System.out.printf(
          Locale.ROOT,
          "%-14s %10.1f %10.1f%n",
          part,
          before.getOrDefault(part, 0.0),
          after.get(part));
    }
    double rest = grown(before, after, "rest") + grown(before, after, "zlib");
    return rest > 20 && rest > 2 * grown(before, after, "heap");
  }

  private static double grown(Map<String, Double> before, Map<String, Double> after, String part) {
    return after.getOrDefault(part, 0.0) - before.getOrDefault(part, 0.0);
  }
}
