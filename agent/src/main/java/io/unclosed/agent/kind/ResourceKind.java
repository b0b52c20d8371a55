package io.unclosed.agent.kind;

import io.unclosed.analysis.kind.Kind;

/** Where the JDK opens and closes a kind of resource. */
public interface ResourceKind {
  /** What else is known of it. */
  Kind kind();

  /** The kind's word, such as {@code server-socket}. */
  default String id() {
    return kind().id();
  }

  /** Where the JDK opens, closes and watches it. */
  JoinPoint[] joinPoints();
}
