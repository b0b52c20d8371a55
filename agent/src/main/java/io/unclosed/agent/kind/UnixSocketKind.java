package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import io.unclosed.analysis.kind.Kind;
import sun.nio.ch.UnclosedEvents;

/** Unix domain sockets, listening, connected, accepted, or only created. */
final class UnixSocketKind implements ResourceKind {
  @Override
  public Kind kind() {
    return Kind.UNIX_SOCKET;
  }

  @Override
  public JoinPoint[] joinPoints() {
    return new JoinPoint[] {
      in("sun/nio/ch/UnixDomainSockets", "socket").opens("socket0").tells(UnclosedEvents.OPENED),
      in("sun/nio/ch/UnixDomainSockets", "socket").onThrow().tells(UnclosedEvents.FAILED),
    };
  }
}
