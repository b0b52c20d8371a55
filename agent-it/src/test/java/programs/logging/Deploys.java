package programs.logging;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import programs.Console;

/**
 * A container of applications that bring slf4j and Logback of their own, from the folder {@code
 * it.logback}: {@code deploy NAME}, {@code stop}, {@code drop}, {@code collected}; {@code open N}.
 */
public final class Deploys {
  private final List<FileInputStream> held = new ArrayList<>();
  private final List<URLClassLoader> applications = new ArrayList<>();
  private final List<WeakReference<ClassLoader>> dropped = new ArrayList<>();

  public static void main(String[] args) throws IOException {
    Console.serve(new Deploys()::step);
  }

  private @Nullable String step(String[] words) throws Exception {
    switch (words[0]) {
      case "deploy" -> deploy(words[1]);
      case "stop" -> stop(applications.get(applications.size() - 1));
      case "drop" -> drop();
      case "open" -> open(Integer.parseInt(words[1]));
      default -> {
        return Integer.toString(collected());
      }
    }
    return "";
  }

  private void deploy(String name) throws Exception {
    // Logback's configuration puts it before each line.
    System.setProperty("deployed", name);
    List<URL> urls = new ArrayList<>();
    for (File jar : new File(System.getProperty("it.logback")).listFiles()) {
      urls.add(jar.toURI().toURL());
    }
    URLClassLoader loader =
        new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getSystemClassLoader());
    applications.add(loader);
    factory(loader).getMethod("getLogger", String.class).invoke(null, name);
  }

  private static void stop(URLClassLoader loader) throws Exception {
    Object context = factory(loader).getMethod("getILoggerFactory").invoke(null);
    context.getClass().getMethod("stop").invoke(context);
    loader.close();
  }

  private static Class<?> factory(URLClassLoader loader) throws ClassNotFoundException {
    return Class.forName("org.slf4j.LoggerFactory", true, loader);
  }

  private void drop() {
    for (URLClassLoader loader : applications) {
      dropped.add(new WeakReference<>(loader));
    }
    applications.clear();
  }

  private int collected() {
    System.gc();
    return (int) dropped.stream().filter(one -> one.get() == null).count();
  }

  private void open(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      held.add(new FileInputStream("/dev/null"));
    }
  }
}
