package io.unclosed.agent.weave;

import io.unclosed.agent.kind.JoinPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be woven into one class. */
public final class ClassPlan {
  /** With slashes. */
  public final String type;

  /** What opens the gate for a class outside the JDK; 0 where the hook itself can be called. */
  public final long key;

  public final List<PlannedPoint> points = new ArrayList<>();

  boolean present;
  boolean woven;
  byte @Nullable [] result;

  public ClassPlan(String type, long key) {
    this.type = type;
    this.key = key;
  }

  /** The points of a method; null when it has none. */
  public @Nullable List<PlannedPoint> in(String method) {
    List<PlannedPoint> found = null;
    for (int i = 0; i < points.size(); i++) {
      PlannedPoint planned = points.get(i);
      if (planned.point.method().equals(method)) {
        if (found == null) {
          found = new ArrayList<>();
        }
        found.add(planned);
      }
    }
    return found;
  }

  /** Keeps the woven class file; what fails is a problem, and nothing is kept. */
  byte @Nullable [] weave(ClassFileWeaver weaver, byte[] classFile, List<String> problems) {
    try {
      result = weaver.weave(classFile, this);
    } catch (RuntimeException | Error e) {
      problems.add(type.concat(": ").concat(e.toString()));
    }
    return result;
  }

  /** Adds a kind's join points that apply to this JDK, each to its class. */
  public static void add(Map<String, ClassPlan> plans, JoinPoint[] points, int kind, int feature) {
    for (JoinPoint point : points) {
      if (point.appliesTo(feature)) {
        ClassPlan plan = plans.get(point.type());
        if (plan == null) {
          plan = new ClassPlan(point.type(), 0);
          plans.put(point.type(), plan);
        }
        plan.points.add(new PlannedPoint(point, kind));
      }
    }
  }
}
