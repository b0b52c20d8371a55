package programs.ways;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The list of all ways, by name: the class's and the method's. */
final class Ways {
  private static final List<Class<?>> GROUPS =
      List.of(
          FileStreams.class,
          FileTexts.class,
          FilePaths.class,
          FileLibraries.class,
          FileImages.class,
          Directories.class,
          Sockets.class,
          SocketChannels.class,
          Servers.class,
          Accepted.class,
          Datagrams.class,
          UnixSockets.class,
          Others.class);

  private final Map<String, Method> byName = new TreeMap<>();

  Ways() {
    for (Class<?> group : GROUPS) {
      for (Method method : group.getDeclaredMethods()) {
        if (method.isAnnotationPresent(Way.class)) {
          byName.put(group.getSimpleName() + "." + method.getName(), method);
        }
      }
    }
  }

  /** Name, kinds, descriptors, the method that opens and its line's index: one a row. */
  String table() {
    StringBuilder rows = new StringBuilder();
    byName.forEach((name, method) -> rows.append(row(name, method)).append('\t'));
    return rows.toString().strip();
  }

  /** Opens; what comes back has to be closed. */
  Object open(String name) throws Exception {
    try {
      return byName.get(name).invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static String row(String name, Method method) {
    Way way = method.getAnnotation(Way.class);
    String kinds = String.join("+", way.value());
    String opener = way.by().isEmpty() ? name : way.by();
    return String.join(" ", name, kinds, "" + way.fds(), opener, "" + way.opens());
  }
}
