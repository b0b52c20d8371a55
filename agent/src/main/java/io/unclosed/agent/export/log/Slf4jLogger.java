package io.unclosed.agent.export.log;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Logger {@code io.unclosed} of the application's slf4j, which the agent's class loader does not
 * see: called by method handles, with key-value pairs where it is slf4j 2, without in 1.7.
 *
 * <p>A binding may choose a log by the class that asks for a logger; Log4j 2 makes a second, badly
 * configured one for a class loader that it does not know. {@link MethodHandle#invokeWithArguments}
 * puts a frame of {@code java.base} between it and the agent, upon which it takes the thread's
 * context class loader: the caller sets that to the application's.
 *
 * <p>Holds the application's classes: to be made, used and forgotten by a thread that ends. Its
 * methods throw whatever the application's log throws.
 */
final class Slf4jLogger {
  static final String NAME = "io.unclosed";

  private final Class<?> type;
  private final @Nullable Class<?> builder;
  private final Object logger;

  /**
   * Asks for the logger.
   *
   * @param factory the class {@code org.slf4j.LoggerFactory}, initialised
   */
  Slf4jLogger(Class<?> factory) throws Throwable {
    ClassLoader loader = factory.getClassLoader();
    type = Class.forName("org.slf4j.Logger", false, loader);
    builder = builder(loader);
    MethodHandle getLogger =
        MethodHandles.publicLookup()
            .findStatic(factory, "getLogger", methodType(type, String.class));
    logger = getLogger.invokeWithArguments(NAME);
  }

  private static @Nullable Class<?> builder(ClassLoader loader) {
    try {
      return Class.forName("org.slf4j.spi.LoggingEventBuilder", false, loader);
    } catch (ClassNotFoundException before2) {
      return null;
    }
  }

  /** Logs it, if the application's configuration has that level on. */
  void log(LogEvent event, String message) throws Throwable {
    MethodType says = methodType(void.class, String.class);
    if (builder == null) {
      call(type, logger, event.level().plain, says, message);
      return;
    }
    Object at = call(type, logger, event.level().fluent, methodType(builder));
    MethodType adds = methodType(builder, String.class, Object.class);
    for (Map.Entry<String, String> field : event.fields().entrySet()) {
      at = call(builder, at, "addKeyValue", adds, field.getKey(), field.getValue());
    }
    call(builder, at, "log", says, message);
  }

  private static Object call(
      Class<?> type, Object receiver, String method, MethodType form, Object... arguments)
      throws Throwable {
    List<Object> all = new ArrayList<>(arguments.length + 1);
    all.add(receiver);
    all.addAll(List.of(arguments));
    return MethodHandles.publicLookup().findVirtual(type, method, form).invokeWithArguments(all);
  }
}
