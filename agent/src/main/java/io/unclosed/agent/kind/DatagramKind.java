package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import io.unclosed.analysis.kind.Kind;
import sun.nio.ch.UnclosedEvents;

/** UDP sockets and channels. The native call that opens them is {@link SocketKind}'s. */
final class DatagramKind implements ResourceKind {
  @Override
  public Kind kind() {
    return Kind.DATAGRAM;
  }

  @Override
  public JoinPoint[] joinPoints() {
    return new JoinPoint[] {
      in("sun/nio/ch/DatagramDispatcher", "close")
          .onEntry()
          .withArgument(0)
          .tells(UnclosedEvents.CLOSING_OBJECT)
          .until(20),
    };
  }
}
