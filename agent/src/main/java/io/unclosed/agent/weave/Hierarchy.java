package io.unclosed.agent.weave;

import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Which declared type a class is of, told from class files.
 *
 * <p>While a class is loaded its supertypes may not be yet, and loading them from here would change
 * the order in which the application loads its classes. So their files are read, through the loader
 * that will load them, and what was found is kept.
 */
final class Hierarchy {
  /** Names kept in all; at the bound all are forgotten and read anew. */
  private static final int MAX_NAMES = 1 << 16;

  private static final int DEEPEST = 200;
  private static final String[] JDK = {"java/", "javax/", "jdk/", "sun/", "com/sun/"};

  private final Declared[] declared;
  private final boolean ofTheJdk;
  private final Map<ClassLoader, Map<String, Found>> known = new WeakHashMap<>();
  private int names;

  Hierarchy(Declared[] declared) {
    this.declared = declared;
    boolean some = false;
    for (Declared one : declared) {
      some |= isJdk(one.type);
    }
    ofTheJdk = some;
  }

  /** The type that a class is of, the first where it is of several; null for none. */
  @Nullable Declared of(ClassLoader loader, ClassReader file) {
    Declared found = of(loader, file, 0);
    if (found != null) {
      // What was generated has no file that could be read when a subclass of it is loaded.
      keep(loader, file.getClassName(), found);
    }
    return found;
  }

  /** The same of a class that is loaded. */
  @Nullable Declared of(Class<?> type) {
    Declared best = Declared.named(declared, type.getName().replace('.', '/'));
    if (best == null && type.getSuperclass() != null) {
      best = of(type.getSuperclass());
    }
    for (Class<?> face : type.getInterfaces()) {
      best = first(best, of(face));
    }
    return best;
  }

  private @Nullable Declared of(ClassLoader loader, ClassReader file, int depth) {
    Declared best = Declared.named(declared, file.getClassName());
    if (best != null || depth > DEEPEST) {
      return best;
    }
    if (file.getSuperName() != null) {
      best = of(loader, file.getSuperName(), depth + 1);
    }
    for (String face : file.getInterfaces()) {
      best = first(best, of(loader, face, depth + 1));
    }
    return best;
  }

  private @Nullable Declared of(ClassLoader loader, String name, int depth) {
    Declared itself = Declared.named(declared, name);
    if (itself != null || name.startsWith("java/lang/") || (isJdk(name) && !ofTheJdk)) {
      return itself;
    }
    Found found = namesOf(loader).get(name);
    if (found != null) {
      return found.type;
    }
    ClassReader file = read(loader, name);
    if (file == null) {
      return null;
    }
    Declared type = of(loader, file, depth);
    keep(loader, name, type);
    return type;
  }

  /** A class by its file; null when it cannot be read. */
  static @Nullable ClassReader read(ClassLoader loader, String name) {
    try {
      URL url = loader.getResource(name.concat(".class"));
      if (url == null) {
        return null;
      }
      URLConnection connection = url.openConnection();
      // Or the JDK keeps the jar open for ever.
      connection.setUseCaches(false);
      try (InputStream in = connection.getInputStream()) {
        return new ClassReader(in.readAllBytes());
      }
    } catch (Exception | LinkageError unreadable) {
      // The loader's code is the application's: whatever it throws means the same.
      return null;
    }
  }

  private static @Nullable Declared first(@Nullable Declared a, @Nullable Declared b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return b.code < a.code ? b : a;
  }

  private void keep(ClassLoader loader, String name, @Nullable Declared type) {
    namesOf(loader).put(name, new Found(type));
    synchronized (known) {
      if (++names > MAX_NAMES) {
        known.clear();
        names = 0;
      }
    }
  }

  private Map<String, Found> namesOf(ClassLoader loader) {
    synchronized (known) {
      Map<String, Found> ofLoader = known.get(loader);
      if (ofLoader == null) {
        ofLoader = new ConcurrentHashMap<>();
        known.put(loader, ofLoader);
      }
      return ofLoader;
    }
  }

  private static boolean isJdk(String name) {
    for (String prefix : JDK) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** That a name was looked at, and what it is. */
  private static final class Found {
    final @Nullable Declared type;

    Found(@Nullable Declared type) {
      this.type = type;
    }
  }
}
