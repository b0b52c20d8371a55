package programs.ways;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import programs.Console;

/**
 * Opens and closes by every way that it knows, as the test asks: {@code ways}, {@code open NAME},
 * {@code closings NAME}, {@code close NAME HOW}, {@code drop}, {@code collect}.
 */
public final class WaysToOpen {
  private static final Ways WAYS = new Ways();
  private static final Map<String, Deque<Object>> HELD = new HashMap<>();

  private WaysToOpen() {}

  public static void main(String[] args) throws IOException {
    Console.serve(WaysToOpen::step);
  }

  private static String step(String[] words) throws Exception {
    return switch (words[0]) {
      case "ways" -> WAYS.table();
      case "open" -> open(words[1]);
      case "closings" -> closings(words[1]);
      case "close" -> close(words[1], Closing.valueOf(words[2]));
      case "drop" -> drop(words[1]);
      case "collect" -> collect();
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  private static String open(String name) throws Exception {
    HELD.computeIfAbsent(name, key -> new ArrayDeque<>()).add(WAYS.open(name));
    return name;
  }

  private static String closings(String name) throws Exception {
    Object held = HELD.get(name).getLast();
    StringJoiner fitting = new StringJoiner("\t");
    for (Closing closing : Closing.values()) {
      if (closing.fits(held)) {
        fitting.add(closing.name());
      }
    }
    return fitting.toString();
  }

  private static String close(String name, Closing closing) throws Exception {
    closing.close(HELD.get(name).removeLast());
    return name;
  }

  /** Forgets all that the way opened. */
  private static String drop(String name) {
    HELD.remove(name);
    return name;
  }

  private static String collect() {
    System.gc();
    return "collected";
  }
}
