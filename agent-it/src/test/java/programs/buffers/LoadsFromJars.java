package programs.buffers;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import programs.Console;

/**
 * A program with a large class path: loads up to 700 classes of its jars, and some by a loader of
 * its own that stays. {@code loaded} tells how many.
 */
public final class LoadsFromJars {
  private static final int MOST = 700;
  private static final List<ClassLoader> LOADERS = new ArrayList<>();

  private LoadsFromJars() {}

  public static void main(String[] args) throws IOException {
    int loaded = 0;
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (path.endsWith(".jar")) {
        List<String> names = names(path);
        URLClassLoader own = new URLClassLoader(new URL[] {new File(path).toURI().toURL()}, null);
        LOADERS.add(own);
        loaded += load(names, LoadsFromJars.class.getClassLoader()) + load(names, own);
      }
    }
    int all = loaded;
    Console.serve(words -> "" + all);
  }

  private static List<String> names(String path) throws IOException {
    List<String> names = new ArrayList<>();
    try (JarFile jar = new JarFile(path)) {
      for (JarEntry entry : (Iterable<JarEntry>) () -> jar.entries().asIterator()) {
        String name = entry.getName();
        if (name.endsWith(".class") && !name.startsWith("META-INF") && names.size() < MOST) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private static int load(List<String> names, ClassLoader loader) {
    int loaded = 0;
    for (String name : names) {
      try (InputStream in = loader.getResourceAsStream(name)) {
        Class.forName(name.substring(0, name.length() - 6).replace('/', '.'), false, loader);
        loaded += in == null ? 0 : 1;
      } catch (IOException | ClassNotFoundException | LinkageError absent) {
        // It needs what is not on this class path.
      }
    }
    return loaded;
  }
}
