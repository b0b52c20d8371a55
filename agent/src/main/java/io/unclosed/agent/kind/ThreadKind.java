package io.unclosed.agent.kind;

/** Platform threads, from start to exit, at the line that started them or made their pool. */
final class ThreadKind implements ResourceKind {
  @Override
  public String id() {
    return "thread";
  }

  @Override
  public JoinPoint[] joinPoints() {
    return new JoinPoint[0];
  }
}
