package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import io.unclosed.analysis.kind.Kind;
import sun.nio.ch.UnclosedEvents;

/** TCP sockets, connected and accepted, blocking and not, asynchronous too. */
final class SocketKind implements ResourceKind {
  @Override
  public Kind kind() {
    return Kind.SOCKET;
  }

  @Override
  public JoinPoint[] joinPoints() {
    return new JoinPoint[] {
      // The flag that is argument 1 says stream or datagram.
      in("sun/nio/ch/Net", "socket")
          .opens("socket0")
          .withArgument(1)
          .tells(UnclosedEvents.OPENED_STREAM_OR_DATAGRAM),
      in("sun/nio/ch/Net", "socket").onThrow().tells(UnclosedEvents.FAILED),
      in("sun/nio/ch/NioSocketImpl", "accept").beforeSet("fd").tells(UnclosedEvents.ACCEPTED),
      in("sun/nio/ch/NioSocketImpl", "accept").onThrow().tells(UnclosedEvents.FAILED),
      in("sun/nio/ch/ServerSocketChannelImpl", "finishAccept")
          .onEntry()
          .withArguments(0)
          .tells(UnclosedEvents.ACCEPTED),
      in("sun/nio/ch/ServerSocketChannelImpl", "implAccept").onThrow().tells(UnclosedEvents.FAILED),
      in("sun/nio/ch/UnixAsynchronousServerSocketChannelImpl", "finishAccept")
          .onEntry()
          .withArguments(0)
          .tells(UnclosedEvents.ACCEPTED),
      in("sun/nio/ch/SocketChannelImpl", "<init>")
          .onExit()
          .withField("fd")
          .tells(UnclosedEvents.WATCHED),
      in("sun/nio/ch/SocketDispatcher", "close")
          .onEntry()
          .withArgument(0)
          .tells(UnclosedEvents.CLOSING_OBJECT)
          .until(20),
      in("sun/nio/ch/UnixDispatcher", "close")
          .onEntry()
          .withArgument(0)
          .tells(UnclosedEvents.CLOSING_OBJECT),
      // -Djdk.net.usePlainSocketImpl
      in("java/net/SocketCleanable", "register")
          .onEntry()
          .withArgument(0)
          .tells(UnclosedEvents.OPENED_OBJECT)
          .until(17),
      in("java/net/SocketCleanable", "unregister")
          .onEntry()
          .withArgument(0)
          .tells(UnclosedEvents.CLOSING_OBJECT)
          .until(17),
      in("java/net/SocketCleanable", "performCleanup")
          .onEntry()
          .withField("fd")
          .tells(UnclosedEvents.CLOSING)
          .until(17),
      // No local port left; blocking or not, every connect passes here.
      in("sun/nio/ch/Net", "connect").onThrow().tells(UnclosedEvents.FAILED),
    };
  }
}
