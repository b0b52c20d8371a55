package io.unclosed.agent.kind;

import io.unclosed.analysis.kind.Kind;

/** Types that the user declared with track=. */
final class CustomKind implements ResourceKind {
  @Override
  public Kind kind() {
    return Kind.CUSTOM;
  }

  @Override
  public JoinPoint[] joinPoints() {
    return new JoinPoint[0];
  }
}
