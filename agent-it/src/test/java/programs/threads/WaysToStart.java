package programs.threads;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import programs.Console;

/**
 * Starts threads by every way that it knows, and ends them, as the test asks: {@code ways}, {@code
 * start NAME}, {@code end NAME}, {@code collect}.
 */
public final class WaysToStart {
  private static final List<Class<?>> GROUPS = List.of(Plain.class, Pools.class, Clients.class);
  private static final Map<String, Method> WAYS = new TreeMap<>();
  private static final Map<String, AutoCloseable> RUNNING = new HashMap<>();

  private WaysToStart() {}

  public static void main(String[] args) throws IOException {
    for (Class<?> group : GROUPS) {
      for (Method method : group.getDeclaredMethods()) {
        Starts starts = method.getAnnotation(Starts.class);
        if (starts != null && starts.since() <= Runtime.version().feature()) {
          WAYS.put(group.getSimpleName() + "." + method.getName(), method);
        }
      }
    }
    Console.serve(WaysToStart::step);
  }

  private static String step(String[] words) throws Exception {
    switch (words[0]) {
      case "ways" -> {
        return table();
      }
      case "start" -> RUNNING.put(words[1], (AutoCloseable) WAYS.get(words[1]).invoke(null));
      case "end" -> RUNNING.remove(words[1]).close();
      case "collect" -> System.gc();
      default -> throw new IllegalArgumentException(words[0]);
    }
    return "done";
  }

  /** Name, threads, index of the line: one a row. */
  private static String table() {
    StringJoiner rows = new StringJoiner("\t");
    WAYS.forEach(
        (name, method) -> {
          Starts starts = method.getAnnotation(Starts.class);
          rows.add(name + " " + starts.value() + " " + starts.at());
        });
    return rows.toString();
  }
}
