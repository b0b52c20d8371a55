package io.unclosed.agent.kind;

/** Files mapped into memory. */
final class MappedBufferKind implements ResourceKind {
  @Override
  public String id() {
    return "mapped-buffer";
  }

  @Override
  public JoinPoint[] joinPoints() {
    return new JoinPoint[0];
  }
}
