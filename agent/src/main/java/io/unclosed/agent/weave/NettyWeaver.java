package io.unclosed.agent.weave;

import io.unclosed.agent.kind.JoinPoint;
import io.unclosed.agent.kind.NettyPoints;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Weaves Netty's native transports once their library is there.
 *
 * <p>No transformer waits for them: that would be asked about every class of the application.
 * Instead the JDK tells when a native library was loaded. While it is, it registers its methods
 * with these classes, so that they are loaded then and nothing was opened by them yet. The look
 * through all loaded classes, a millisecond or two, is taken for a library of that name alone.
 */
public final class NettyWeaver {
  private final Instrumentation instrumentation;
  private final List<String> problems;
  private final int kinds;
  private final Gate gate;

  /** Classes that were looked at; held weakly, as many as there are copies of Netty. */
  private final Map<Class<?>, Boolean> seen = new WeakHashMap<>();

  /**
   * Weaves nothing yet.
   *
   * @param kinds how many kinds there are
   * @param problems gets what could not be woven; must bear several threads
   */
  public NettyWeaver(Instrumentation instrumentation, int kinds, Gate gate, List<String> problems) {
    this.instrumentation = instrumentation;
    this.kinds = kinds;
    this.gate = gate;
    this.problems = problems;
  }

  /** A native library was loaded, by its name or path, on the thread that loaded it. */
  public void libraryLoaded(String name) {
    if (name.contains("netty")) {
      weaveLoaded();
    }
  }

  /** Weaves every copy that is loaded and was not woven before; never throws. */
  public synchronized void weaveLoaded() {
    try {
      Map<Class<?>, ClassPlan> plans = newPlans();
      if (!plans.isEmpty()) {
        Redefinition.of(instrumentation, WeaverClassLoader.newClassFileWeaver(), plans, problems);
      }
    } catch (Exception | LinkageError failure) {
      problems.add("netty: ".concat(failure.toString()));
    }
  }

  private Map<Class<?>, ClassPlan> newPlans() throws IOException {
    Map<Class<?>, ClassPlan> plans = new HashMap<>();
    String[] endings = NettyPoints.types();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      String ending = ending(type, endings);
      if (ending != null) {
        add(type, ending, plans);
        addLater(type, ending, plans);
      }
    }
    return plans;
  }

  private void add(Class<?> type, String ending, Map<Class<?>, ClassPlan> plans)
      throws IOException {
    if (seen.put(type, true) == null) {
      plans.put(type, plan(type, ending));
    }
  }

  // Loaded, not initialized: as its first use, which comes next, would.
  private void addLater(Class<?> type, String ending, Map<Class<?>, ClassPlan> plans)
      throws IOException {
    String before = type.getName().substring(0, type.getName().length() - ending.length());
    for (String later : NettyPoints.laterThan(ending)) {
      Class<?> there = find(before.concat(later.replace('/', '.')), type.getClassLoader());
      if (there != null) {
        add(there, later, plans);
      }
    }
  }

  private static @Nullable Class<?> find(String name, @Nullable ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError otherVersion) {
      return null;
    }
  }

  private static @Nullable String ending(Class<?> type, String[] endings) {
    String name = type.getName();
    if (!name.contains("netty.channel.")) {
      return null;
    }
    String path = name.replace('.', '/');
    for (String ending : endings) {
      if (path.endsWith(ending) && !type.isArray()) {
        return ending;
      }
    }
    return null;
  }

  private ClassPlan plan(Class<?> type, String ending) throws IOException {
    ClassPlan plan = new ClassPlan(type.getName().replace('.', '/'), gate.key());
    for (int kind = 0; kind < kinds; kind++) {
      for (JoinPoint point : NettyPoints.of(kind)) {
        if (point.type().equals(ending)) {
          plan.points.add(new PlannedPoint(point, kind));
        }
      }
    }
    return plan;
  }
}
