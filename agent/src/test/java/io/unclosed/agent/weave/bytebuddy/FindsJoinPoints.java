package io.unclosed.agent.weave.bytebuddy;

import io.unclosed.agent.kind.JoinPoint;
import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.kind.ResourceKind;
import io.unclosed.agent.kind.SharedPoints;
import io.unclosed.agent.weave.ClassPlan;
import io.unclosed.agent.weave.PlannedPoint;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Weaves the class files of the JDK that runs it, and prints the join points that it lacks. */
final class FindsJoinPoints {
  private FindsJoinPoints() {}

  public static void main(String[] arguments) throws IOException {
    for (String line : missing()) {
      System.out.println("missing " + line);
    }
    System.out.println("feature " + Runtime.version().feature());
  }

  /** Every point that applies to this JDK and was not found in it. */
  static List<String> missing() throws IOException {
    List<String> missing = new ArrayList<>();
    for (ClassPlan plan : plans().values()) {
      byte[] code = code(plan.type);
      if (code != null) {
        new ClassWeaver().weave(code, plan);
      }
      for (PlannedPoint planned : plan.points) {
        if (planned.found == 0) {
          JoinPoint point = planned.point;
          missing.add(
              String.join(
                  " ", point.type(), point.method(), point.place().toString(), point.target()));
        }
      }
    }
    return missing;
  }

  static Map<String, ClassPlan> plans() {
    int feature = Runtime.version().feature();
    Map<String, ClassPlan> plans = new HashMap<>();
    ResourceKind[] kinds = Kinds.all();
    for (int code = 0; code < kinds.length; code++) {
      ClassPlan.add(plans, kinds[code].joinPoints(), code, feature);
    }
    ClassPlan.add(plans, SharedPoints.all(), 0, feature);
    ClassPlan.add(plans, new JoinPoint[] {SharedPoints.management()}, 0, feature);
    return plans;
  }

  private static byte[] code(String type) throws IOException {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(type + ".class")) {
      return in == null ? null : in.readAllBytes();
    }
  }
}
