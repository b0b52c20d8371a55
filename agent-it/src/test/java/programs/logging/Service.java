package programs.logging;

import java.io.FileInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.LoggerFactory;
import programs.Console;

/**
 * A service that logs when it is told to, and not before: nothing of slf4j is loaded at its start.
 *
 * <p>{@code load}, {@code property NAME VALUE}, {@code start}, {@code contexts}; {@code open N},
 * {@code close}, {@code forget}.
 */
public final class Service {
  private static final String FILE = "/dev/null";

  private final List<FileInputStream> held = new ArrayList<>();

  public static void main(String[] args) throws IOException {
    Console.serve(new Service()::step);
  }

  private String step(String[] words) throws Exception {
    return switch (words[0]) {
      case "load" -> load();
      case "property" -> String.valueOf(System.setProperty(words[1], words[2]));
      case "start" -> start();
      case "contexts" -> contexts();
      case "open" -> open(Integer.parseInt(words[1]));
      case "close" -> close();
      case "forget" -> forget();
      case "log" -> OwnProvider.behave(words[1]);
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  /** Loaded and no more: nobody has asked for a logger yet. */
  private static String load() throws ClassNotFoundException {
    ClassLoader loader = Service.class.getClassLoader();
    return Class.forName("org.slf4j.LoggerFactory", false, loader).getName();
  }

  /** The first word to the log; gives the class that takes it. */
  private static String start() {
    org.slf4j.Logger logger = LoggerFactory.getLogger(Service.class);
    logger.info("ready");
    return logger.getClass().getName();
  }

  /** How many contexts Log4j has: one for each class loader that it was asked for. */
  private static String contexts() throws ReflectiveOperationException {
    Class<?> manager = Class.forName("org.apache.logging.log4j.LogManager");
    Object factory = manager.getMethod("getFactory").invoke(null);
    Method contexts = factory.getClass().getMethod("getSelector");
    Object selector = contexts.invoke(factory);
    Class<?> type = Class.forName("org.apache.logging.log4j.core.selector.ContextSelector");
    Object all = type.getMethod("getLoggerContexts").invoke(selector);
    return Integer.toString(((Collection<?>) all).size());
  }

  /** Opens so many, or as many as it gets. */
  private String open(int count) {
    try {
      for (int i = 0; i < count; i++) {
        held.add(new FileInputStream(FILE));
      }
    } catch (IOException noneLeft) {
      return held.size() + "\t" + noneLeft.getMessage();
    }
    return held.size() + "\t";
  }

  private String close() throws IOException {
    for (FileInputStream one : held) {
      one.close();
    }
    held.clear();
    return "";
  }

  /** From now on: opens a hundred files a second and forgets one in fourteen. */
  private String forget() {
    Thread thread = new Thread(this::openAndForget, "forgets");
    thread.setDaemon(true);
    thread.start();
    return "";
  }

  private void openAndForget() {
    try {
      for (int i = 1; held.size() < 999; i++) {
        FileInputStream one = new FileInputStream(FILE);
        if (i % 14 == 0) {
          held.add(one);
        } else {
          one.close();
        }
        Thread.sleep(10);
      }
    } catch (IOException | InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }
}
