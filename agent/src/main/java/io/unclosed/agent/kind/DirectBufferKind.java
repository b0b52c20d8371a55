package io.unclosed.agent.kind;

/** Native memory behind direct byte buffers and memory segments. */
final class DirectBufferKind implements ResourceKind {
  @Override
  public String id() {
    return "direct-buffer";
  }

  @Override
  public JoinPoint[] joinPoints() {
    return new JoinPoint[0];
  }
}
