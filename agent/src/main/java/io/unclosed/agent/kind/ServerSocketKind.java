package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import io.unclosed.analysis.kind.Kind;
import sun.nio.ch.UnclosedEvents;

/** Listening TCP sockets. */
final class ServerSocketKind implements ResourceKind {
  @Override
  public Kind kind() {
    return Kind.SERVER_SOCKET;
  }

  @Override
  public JoinPoint[] joinPoints() {
    return new JoinPoint[] {
      in("sun/nio/ch/Net", "serverSocket").opens("socket0").tells(UnclosedEvents.OPENED),
      in("sun/nio/ch/Net", "serverSocket").onThrow().tells(UnclosedEvents.FAILED),
      in("sun/nio/ch/ServerSocketChannelImpl", "<init>")
          .onExit()
          .withField("fd")
          .tells(UnclosedEvents.WATCHED),
      in("sun/nio/ch/NioSocketImpl", "listen")
          .onExit()
          .withThis()
          .withArgument(0)
          .tells(UnclosedEvents.LISTENS),
      in("sun/nio/ch/ServerSocketChannelImpl", "netBind")
          .onExit()
          .withThis()
          .withArgument(1)
          .tells(UnclosedEvents.LISTENS),
      // -Djdk.net.usePlainSocketImpl: opened as a socket, and only its owner knows better.
      in("java/net/AbstractPlainSocketImpl", "create")
          .onExit()
          .withThis()
          .withField("isServer")
          .tells(UnclosedEvents.SERVES)
          .until(17),
    };
  }
}
