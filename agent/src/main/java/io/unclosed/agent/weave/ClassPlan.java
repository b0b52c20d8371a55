package io.unclosed.agent.weave;

import io.unclosed.agent.kind.JoinPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be woven into one class, and what is known of the class while it is read. */
final class ClassPlan {
  final String type;
  final List<PlannedPoint> points = new ArrayList<>();

  /** What opens the gate for a class outside the JDK; 0 where the hook itself can be called. */
  long key;

  boolean present;
  boolean woven;
  byte @Nullable [] result;

  /** Types by name, of the fields that points are about: fields come before methods. */
  final Map<String, String> fields = new HashMap<>();

  ClassPlan(String type) {
    this.type = type;
  }

  /** The points of a method, by the constant that is its name; null when it has none. */
  @Nullable List<PlannedPoint> in(ConstantPool pool, int method) {
    List<PlannedPoint> found = null;
    for (int i = 0; i < points.size(); i++) {
      PlannedPoint planned = points.get(i);
      if (pool.is(method, planned.point.method())) {
        if (found == null) {
          found = new ArrayList<>();
        }
        found.add(planned);
      }
    }
    return found;
  }

  /** The class has a field; its type is kept when a point is about it. */
  void field(ConstantPool pool, int name, int type) {
    for (int i = 0; i < points.size(); i++) {
      String wanted = points.get(i).point.field();
      if (!wanted.isEmpty() && pool.is(name, wanted)) {
        fields.put(wanted, pool.text(type));
      }
    }
  }

  /** Keeps the woven class file; what fails is a problem, and nothing is kept. */
  byte @Nullable [] weave(byte[] classFile, List<String> problems) {
    try {
      result = ClassWeaver.weave(classFile, this);
    } catch (RuntimeException | Error e) {
      problems.add(type.concat(": ").concat(e.toString()));
    }
    return result;
  }

  /** Adds a kind's join points that apply to this JDK, each to its class. */
  static void add(Map<String, ClassPlan> plans, JoinPoint[] points, int kind, int feature) {
    for (JoinPoint point : points) {
      if (point.appliesTo(feature)) {
        ClassPlan plan = plans.get(point.type());
        if (plan == null) {
          plan = new ClassPlan(point.type());
          plans.put(point.type(), plan);
        }
        plan.points.add(new PlannedPoint(point, kind));
      }
    }
  }
}
