package io.unclosed.agent.weave;

import io.unclosed.agent.kind.JoinPoint;

/** A join point with the code of its kind, and how often it was found in this JDK. */
public final class PlannedPoint {
  public final JoinPoint point;
  public final int kind;
  public int found;

  PlannedPoint(JoinPoint point, int kind) {
    this.point = point;
    this.kind = kind;
  }
}
