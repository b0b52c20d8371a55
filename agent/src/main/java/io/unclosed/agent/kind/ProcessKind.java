package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import sun.nio.ch.UnclosedEvents;

/** Pipes to a child process: up to three descriptors, one resource. */
final class ProcessKind implements ResourceKind {
  @Override
  public String id() {
    return "process";
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
