package io.unclosed.agent.kind;

/** Native memory of inflaters and deflaters. */
final class ZlibKind implements ResourceKind {
  @Override
  public String id() {
    return "zlib";
  }

  @Override
  public JoinPoint[] joinPoints() {
    return new JoinPoint[0];
  }
}
