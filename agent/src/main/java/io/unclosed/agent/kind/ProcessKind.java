package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import io.unclosed.analysis.kind.Kind;
import sun.nio.ch.UnclosedEvents;

/** Pipes to a child process: up to three descriptors, one resource. */
final class ProcessKind implements ResourceKind {
  @Override
  public Kind kind() {
    return Kind.PROCESS;
  }

  @Override
  public JoinPoint[] joinPoints() {
    return new JoinPoint[] {
      in("java/lang/ProcessImpl", "initStreams")
          .onEntry()
          .withArgument(0)
          .tells(UnclosedEvents.OPENED_ARRAY),
    };
  }
}
