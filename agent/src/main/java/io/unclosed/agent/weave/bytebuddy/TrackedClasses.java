package io.unclosed.agent.weave.bytebuddy;

import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.utility.JavaModule;
import org.jspecify.annotations.Nullable;

/**
 * Which classes are of a declared type, and which advice they get.
 *
 * <p>Byte Buddy's own matcher of supertypes says whether a class has one, not which of several
 * declared ones it is of, and fails as a whole where one of its supertypes has no file.
 *
 * <p>The invariant: a class counts only if all that closes it is woven. A closer that is inherited
 * from a class that is not of the type is woven there as well, or the class is not followed and a
 * problem says so.
 */
final class TrackedClasses implements AgentBuilder.RawMatcher, AgentBuilder.Transformer {
  /** How long one class of the application may wait for another to be woven. */
  private static final long PATIENCE_MILLIS = 2_000;

  private final Instrumentation instrumentation;
  private final Problems problems;
  private final Hierarchy hierarchy;
  private final Map<Declared, DeclaredAdvice> advice = new HashMap<>();

  /** By name: what closes a declared type without being of it. As many as were seen. */
  private final Map<String, Declared> foreign = new ConcurrentHashMap<>();

  TrackedClasses(
      Instrumentation instrumentation, Declared[] declared, long key, Problems problems) {
    this.instrumentation = instrumentation;
    this.problems = problems;
    this.hierarchy = new Hierarchy(declared);
    for (Declared one : declared) {
      advice.put(one, new DeclaredAdvice(one, key));
    }
  }

  /** Whether a loaded class is of a declared type. */
  boolean contain(Class<?> type) {
    return hierarchy.of(type) != null;
  }

  @Override
  public boolean matches(
      TypeDescription type,
      @Nullable ClassLoader loader,
      @Nullable JavaModule module,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain) {
    if (loader == null) {
      return false;
    }
    Declared found =
        redefined == null ? hierarchy.of(loader, type) : hierarchy.of(loader, redefined);
    if (found == null) {
      return foreign.containsKey(type.getName());
    }
    found.met = true;
    return closersAreWoven(loader, type, found);
  }

  @Override
  public DynamicType.Builder<?> transform(
      DynamicType.Builder<?> builder,
      TypeDescription type,
      @Nullable ClassLoader loader,
      @Nullable JavaModule module,
      @Nullable ProtectionDomain domain) {
    Declared found = loader == null ? null : hierarchy.of(loader, type);
    if (found != null) {
      return adviceFor(found).makesAndCloses(builder);
    }
    Declared closed = foreign.get(type.getName());
    return closed == null ? builder : adviceFor(closed).closes(builder);
  }

  private DeclaredAdvice adviceFor(Declared declared) {
    DeclaredAdvice found = advice.get(declared);
    if (found == null) {
      throw new IllegalStateException(declared.type);
    }
    return found;
  }

  /** Whether its closer is its own or a supertype's that is woven as well; weaves it otherwise. */
  private boolean closersAreWoven(ClassLoader loader, TypeDescription type, Declared declared) {
    if (type.isAbstract() || type.isInterface()) {
      return true;
    }
    TypeDescription closer = closer(type, declared);
    if (closer == null
        || closer == type
        || hierarchy.of(loader, closer) != null
        || foreign.containsKey(closer.getName())) {
      return true;
    }
    foreign.put(closer.getName(), declared);
    return weaveIfLoaded(closer.getName(), type.getName());
  }

  /**
   * The class that has the method which closes: null for a default method of an interface, and for
   * a class without a file, which was woven if it is of the type.
   */
  private static @Nullable TypeDescription closer(TypeDescription type, Declared declared) {
    TypeDescription at = type;
    try {
      while (!closes(at, declared)) {
        TypeDescription.Generic above = at.getSuperClass();
        if (above == null || above.asErasure().getName().startsWith("java.")) {
          return null;
        }
        at = above.asErasure();
      }
    } catch (IllegalStateException unreadable) {
      return null;
    }
    return at;
  }

  private static boolean closes(TypeDescription type, Declared declared) {
    for (MethodDescription method : type.getDeclaredMethods()) {
      if (!method.isAbstract()
          && declared.isClosedBy(method.getInternalName(), method.getDescriptor())) {
        return true;
      }
    }
    return false;
  }

  // On a thread of its own: within one transformation the JVM asks no transformer about another.
  // With a bound: that thread may meet a lock of the loader that waits for us.
  private boolean weaveIfLoaded(String closer, String heir) {
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (loaded.getName().equals(closer) && !weavesInTime(loaded)) {
        problems.problem(
            heir, "not followed: what closes it, in ".concat(closer).concat(", is not woven"));
        foreign.remove(closer);
        return false;
      }
    }
    return true;
  }

  private boolean weavesInTime(Class<?> type) {
    boolean[] done = new boolean[1];
    Thread thread =
        new Thread(null, null, "unclosed-track", 0, false) {
          @Override
          public void run() {
            done[0] = retransform(type);
          }
        };
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive() && done[0];
  }

  // One by one: a class that fails must not take the others with it.
  boolean retransform(Class<?> type) {
    try {
      instrumentation.retransformClasses(type);
      return true;
    } catch (Exception | LinkageError e) {
      problems.problem(type.getName(), e.toString());
      return false;
    }
  }
}
