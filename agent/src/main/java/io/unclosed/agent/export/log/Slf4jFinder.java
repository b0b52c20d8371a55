package io.unclosed.agent.export.log;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.function.Supplier;
import jdk.internal.misc.Unsafe;
import org.jspecify.annotations.Nullable;

/**
 * Finds the application's slf4j, once the application itself has initialised it.
 *
 * <p><b>Never earlier.</b> To load {@code org.slf4j.LoggerFactory} or to run its initialiser would
 * fix the application's logging before it has set the properties that choose it. So this looks
 * among the classes that are loaded, asks the JVM whether one is initialised (which initialises
 * nothing), and only then reads its state. Its other states, being initialised, failed, and bound
 * to no provider, all mean: not found.
 *
 * <p><b>Which one.</b> A jar of Spring Boot has one, in Spring's loader; a web container may have
 * one of its own and one for each application. What the agent says is about the whole process, so
 * the outermost is taken: first one whose loader is the system class loader, a parent or a
 * descendant of it, which leaves the isolated loaders of other agents for last; then the one with
 * the fewest parents; among equals the first in the JVM's order, which is that of the newest class
 * loader: of an application that was redeployed the one that runs. On the boot class path none is
 * looked for.
 *
 * <p><b>What it costs.</b> It looks only while there is something to say, and at most once a
 * second. {@code Class.getName} would leave a string behind in each class for good, so that only
 * what is as public, final and plain as that class is asked for its name. It keeps nothing of what
 * it found, and looks again the next time: an application that is redeployed can be collected.
 *
 * <p>For one thread, the heartbeat.
 */
final class Slf4jFinder {
  static final long PAUSE_NANOS = 1_000_000_000;

  private static final Unsafe UNSAFE = Unsafe.getUnsafe();
  private static final String FACTORY = "org.slf4j.LoggerFactory";
  private static final String STATE = "INITIALIZATION_STATE";

  /** {@code LoggerFactory.SUCCESSFUL_INITIALIZATION}: the same in slf4j 1.7 and 2. */
  private static final int BOUND = 3;

  private final Supplier<Class<?>[]> loadedClasses;
  private long nextLookNanos;
  private boolean looked;

  /** Looks at nothing yet. */
  Slf4jFinder(Supplier<Class<?>[]> loadedClasses) {
    this.loadedClasses = loadedClasses;
  }

  /** The class {@code LoggerFactory} to ask for a logger; null when there is none to be used. */
  @Nullable Class<?> find(long nowNanos) {
    if (looked && nowNanos - nextLookNanos < 0) {
      return null;
    }
    looked = true;
    nextLookNanos = nowNanos + PAUSE_NANOS;
    Class<?> best = null;
    for (Class<?> type : loadedClasses.get()) {
      if (isFactory(type) && isBound(type) && (best == null || rank(type) < rank(best))) {
        best = type;
      }
    }
    return best;
  }

  private static boolean isFactory(Class<?> type) {
    return type.getClassLoader() != null
        && type.getSuperclass() == Object.class
        && type.getModifiers() == (Modifier.PUBLIC | Modifier.FINAL)
        && type.getName().equals(FACTORY);
  }

  private static boolean isBound(Class<?> factory) {
    if (UNSAFE.shouldBeInitialized(factory)) {
      return false;
    }
    try {
      Field state = factory.getDeclaredField(STATE);
      return state.getType() == int.class
          && Modifier.isStatic(state.getModifiers())
          && UNSAFE.getIntVolatile(UNSAFE.staticFieldBase(state), UNSAFE.staticFieldOffset(state))
              == BOUND;
    } catch (NoSuchFieldException | LinkageError otherThanSlf4j) {
      return false;
    }
  }

  private static int rank(Class<?> factory) {
    ClassLoader loader = factory.getClassLoader();
    ClassLoader system = ClassLoader.getSystemClassLoader();
    int apart = isWithin(loader, system) || isWithin(system, loader) ? 0 : 1_000_000;
    int parents = 0;
    for (ClassLoader at = loader; at != null; at = at.getParent()) {
      parents++;
    }
    return apart + parents;
  }

  private static boolean isWithin(@Nullable ClassLoader loader, @Nullable ClassLoader outer) {
    ClassLoader at = loader;
    while (at != null && at != outer) {
      at = at.getParent();
    }
    return at != null;
  }
}
