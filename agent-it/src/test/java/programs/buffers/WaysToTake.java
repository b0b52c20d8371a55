package programs.buffers;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import programs.Console;

/**
 * Takes and frees by every way that it knows, as the test asks: {@code ways}, {@code take NAME},
 * {@code freeings NAME}, {@code free NAME HOW}, {@code drop NAME}, {@code collect}, {@code alive
 * NAME}, {@code pool NAME}.
 */
public final class WaysToTake {
  private static final List<Class<?>> GROUPS =
      List.of(DirectBuffers.class, MappedBuffers.class, ZlibStreams.class);

  private static final Map<String, Method> WAYS = new TreeMap<>();
  private static final Map<String, List<Object>> HELD = new HashMap<>();
  private static final Map<String, List<WeakReference<Object>>> DROPPED = new HashMap<>();

  private WaysToTake() {}

  public static void main(String[] args) throws IOException {
    for (Class<?> group : GROUPS) {
      for (Method method : group.getDeclaredMethods()) {
        Taking taking = method.getAnnotation(Taking.class);
        if (taking != null && taking.since() <= Runtime.version().feature()) {
          WAYS.put(group.getSimpleName() + "." + method.getName(), method);
        }
      }
    }
    Console.serve(WaysToTake::step);
  }

  private static String step(String[] words) throws Exception {
    return switch (words[0]) {
      case "ways" -> table();
      case "take" -> take(words[1]);
      case "freeings" -> freeings(words[1]);
      case "free" -> free(words[1], Freeing.valueOf(words[2]));
      case "drop" -> drop(words[1]);
      case "collect" -> collect();
      case "alive" -> "" + alive(words[1]);
      case "pool" -> pool(words[1]);
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  /** Name, kind, bytes, the method that takes, its line's index, who gives it back: one a row. */
  private static String table() {
    StringJoiner rows = new StringJoiner("\t");
    WAYS.forEach(
        (name, method) -> {
          Taking way = method.getAnnotation(Taking.class);
          String by = way.by().isEmpty() ? name : way.by();
          rows.add(
              String.join(
                  " ",
                  name,
                  way.value(),
                  "" + way.bytes(),
                  by,
                  "" + way.line(),
                  "" + way.collected()));
        });
    return rows.toString();
  }

  private static String take(String name) throws Exception {
    try {
      HELD.computeIfAbsent(name, key -> new ArrayList<>()).add(WAYS.get(name).invoke(null));
      return name;
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static String freeings(String name) {
    Object held = HELD.get(name).get(0);
    StringJoiner fitting = new StringJoiner("\t");
    for (Freeing freeing : Freeing.values()) {
      if (freeing.fits(held)) {
        fitting.add(freeing.name());
      }
    }
    return fitting.toString();
  }

  private static String free(String name, Freeing freeing) throws Exception {
    try {
      freeing.free(HELD.get(name).remove(0));
      return name;
    } catch (Throwable e) {
      throw new IllegalStateException(name + " by " + freeing, e);
    }
  }

  /** Forgets all that the way took. */
  private static String drop(String name) {
    List<WeakReference<Object>> dropped = new ArrayList<>();
    for (Object held : HELD.remove(name)) {
      dropped.add(new WeakReference<>(held));
    }
    DROPPED.put(name, dropped);
    return name;
  }

  private static int alive(String name) {
    return (int) DROPPED.get(name).stream().filter(object -> object.get() != null).count();
  }

  private static String collect() {
    System.gc();
    return "collected";
  }

  /** How many buffers and bytes the JDK counts in a pool. */
  private static String pool(String name) {
    for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
      if (pool.getName().equals(name)) {
        return pool.getCount() + "\t" + pool.getMemoryUsed();
      }
    }
    throw new IllegalArgumentException(name);
  }
}
