package io.unclosed.agent.kind;

/** Types that the user declared with track=. */
final class CustomKind implements ResourceKind {
  @Override
  public String id() {
    return "custom";
  }

  @Override
  public JoinPoint[] joinPoints() {
    return new JoinPoint[0];
  }
}
