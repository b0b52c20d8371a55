package io.unclosed.agent.weave.bytebuddy;

import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.description.type.TypeDescription;
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
  private static final String[] JDK = {"java.", "javax.", "jdk.", "sun.", "com.sun."};

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
  @Nullable Declared of(ClassLoader loader, TypeDescription type) {
    return of(loader, type, 0);
  }

  /** The same of a class that is loaded; kept as what its name means to its loader. */
  @Nullable Declared of(ClassLoader loader, Class<?> type) {
    Declared found = of(type);
    keep(loader, type.getName(), found);
    return found;
  }

  /** The same of a class that is loaded. */
  @Nullable Declared of(Class<?> type) {
    Declared best = Declared.named(declared, type.getName());
    if (best == null && type.getSuperclass() != null) {
      best = of(type.getSuperclass());
    }
    for (Class<?> face : type.getInterfaces()) {
      best = first(best, of(face));
    }
    return best;
  }

  private @Nullable Declared of(ClassLoader loader, TypeDescription type, int depth) {
    String name = type.getName();
    Declared itself = Declared.named(declared, name);
    if (itself != null || depth > DEEPEST || (depth > 0 && isPassedBy(name))) {
      return itself;
    }
    Found found = namesOf(loader).get(name);
    if (found != null) {
      return found.type;
    }
    Declared best = null;
    try {
      if (type.getSuperClass() != null) {
        best = of(loader, type.getSuperClass().asErasure(), depth + 1);
      }
      for (TypeDescription face : type.getInterfaces().asErasures()) {
        best = first(best, of(loader, face, depth + 1));
      }
    } catch (IllegalStateException unreadable) {
      // The class has no file, or none that could be read.
      return best;
    }
    keep(loader, name, best);
    return best;
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

  // Only supertypes: a proxy has a name of the JDK's, too.
  private boolean isPassedBy(String name) {
    return name.startsWith("java.lang.") || (isJdk(name) && !ofTheJdk);
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
