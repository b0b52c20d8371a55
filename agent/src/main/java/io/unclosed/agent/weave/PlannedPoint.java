package io.unclosed.agent.weave;

import io.unclosed.agent.kind.JoinPoint;

/** A join point with the code of its kind, and how often it was found in this JDK. */
final class PlannedPoint {
  final JoinPoint point;
  final int kind;
  int found;

  PlannedPoint(JoinPoint point, int kind) {
    this.point = point;
    this.kind = kind;
  }
}
