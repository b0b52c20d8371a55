package io.unclosed.agent.weave;

import io.unclosed.agent.kind.JoinPoint;
import io.unclosed.agent.kind.ResourceKind;
import io.unclosed.agent.kind.SharedPoints;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the closed list of JDK classes, once, and is gone.
 *
 * <p>It must last although it is gone: whoever retransforms one of these classes later (Flight
 * Recorder on 17, other agents) gets what the JVM holds as the class's original. So a class that is
 * not loaded yet is loaded now, before a transformer that cannot retransform, whose result
 * <i>is</i> the original; and one that is loaded already is redefined, which makes the new
 * definition the original. A transformer that stayed would slow every class load instead.
 */
public final class Weaver {
  private final Instrumentation instrumentation;
  private final ClassFileWeaver weaver;
  private final Map<String, ClassPlan> plans = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private Weaver(Instrumentation instrumentation, ClassFileWeaver weaver) {
    this.weaver = weaver;
    this.instrumentation = instrumentation;
  }

  /**
   * Weaves all join points that this JDK has.
   *
   * @return what could not be woven, each in a few words; empty when all went well
   */
  public static List<String> weave(
      Instrumentation instrumentation, ResourceKind[] kinds, ClassFileWeaver classFileWeaver) {
    Weaver weaver = new Weaver(instrumentation, classFileWeaver);
    int feature = Runtime.version().feature();
    for (int code = 0; code < kinds.length; code++) {
      ClassPlan.add(weaver.plans, kinds[code].joinPoints(), code, feature);
    }
    ClassPlan.add(weaver.plans, SharedPoints.all(), 0, feature);
    ClassPlan.add(weaver.plans, new JoinPoint[] {SharedPoints.management()}, 0, feature);
    weaver.weaveAll();
    return weaver.problems;
  }

  private void weaveAll() {
    Map<Class<?>, ClassPlan> loadedBefore = loadTheRest();
    if (!loadedBefore.isEmpty()) {
      Redefinition.of(instrumentation, weaver, loadedBefore, problems);
    }
    for (ClassPlan plan : plans.values()) {
      for (PlannedPoint planned : plan.points) {
        if (planned.found == 0 && plan.present) {
          problems.add(plan.type.concat(".").concat(planned.point.method()).concat(" not found"));
        }
      }
    }
  }

  private Map<Class<?>, ClassPlan> loadTheRest() {
    AtLoad atLoad = new AtLoad();
    instrumentation.addTransformer(atLoad, false);
    Map<Class<?>, ClassPlan> loadedBefore = new HashMap<>();
    try {
      for (ClassPlan plan : plans.values()) {
        Class<?> type = find(plan.type);
        plan.present = type != null;
        if (type != null && !plan.woven) {
          loadedBefore.put(type, plan);
        }
      }
    } finally {
      instrumentation.removeTransformer(atLoad);
    }
    return loadedBefore;
  }

  private static @Nullable Class<?> find(String type) {
    try {
      return Class.forName(type.replace('/', '.'), false, null);
    } catch (ClassNotFoundException absent) {
      return null;
    }
  }

  /** Weaves what is on the list while it is loaded. */
  private final class AtLoad implements ClassFileTransformer {
    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        @Nullable String name,
        @Nullable Class<?> redefined,
        @Nullable ProtectionDomain domain,
        byte[] classFile) {
      ClassPlan plan = loader == null && name != null ? plans.get(name) : null;
      if (plan == null) {
        return null;
      }
      byte[] woven = plan.weave(weaver, classFile, problems);
      plan.woven = woven != null;
      return woven;
    }
  }
}
