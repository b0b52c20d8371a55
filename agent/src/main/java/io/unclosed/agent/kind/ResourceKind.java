package io.unclosed.agent.kind;

/** A sort of resource: its word in the contract, and where the JDK opens and closes it. */
public interface ResourceKind {
  /** The kind's word, such as {@code server-socket}. */
  String id();

  /** Where the JDK opens, closes and watches it. */
  JoinPoint[] joinPoints();
}
