package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import sun.nio.ch.UnclosedPort;

/**
 * Netty's native transports, which open past the JDK.
 *
 * <p>Told by how their classes' names end: they may be relocated, in any class loader, and several
 * times in one JVM. All descriptors pass the constructor of {@code FileDescriptor} and one of its
 * two ways to be closed; the others are here because they know the kind, and come first. A method
 * that a version lacks is no fault. Tried with 4.1.30, 4.1.115 and 4.2.6.
 */
public final class NettyPoints {
  private static final String FD = "netty/channel/unix/FileDescriptor";
  private static final String SOCKET = "netty/channel/unix/Socket";
  private static final String EPOLL = "netty/channel/epoll/Native";
  private static final String EPOLL_SERVER = "netty/channel/epoll/EpollServerSocketChannel";
  private static final String URING_SERVER = "netty/channel/uring/IoUringServerSocketChannel";
  private static final String URING = "netty/channel/uring/Native";
  private static final String RING = "netty/channel/uring/RingBuffer";

  private NettyPoints() {}

  /** How the names of the classes end, with slashes. */
  public static String[] types() {
    return new String[] {FD, SOCKET, EPOLL, EPOLL_SERVER, URING, URING_SERVER, RING};
  }

  /**
   * Of those, the ones that the library may leave to be loaded later, when {@code type} is loaded,
   * which uses them.
   */
  public static String[] laterThan(String type) {
    switch (type) {
      case EPOLL:
        return new String[] {EPOLL_SERVER};
      case URING:
        return new String[] {URING_SERVER, RING};
      default:
        return new String[0];
    }
  }

  /** The join points of one kind, by its code. */
  public static JoinPoint[] of(int kind) {
    switch (kind) {
      case Kinds.SOCKET:
        return sockets();
      case Kinds.DATAGRAM:
        return new JoinPoint[] {
          in(SOCKET, "newSocketDgram0").opens("newSocketDgramFd").tells(UnclosedPort.OPENED),
          in(SOCKET, "newSocketDgram0").onThrow().tells(UnclosedPort.FAILED),
        };
      case Kinds.UNIX_SOCKET:
        return new JoinPoint[] {
          in(SOCKET, "newSocketDomain0").opens("newSocketDomainFd").tells(UnclosedPort.OPENED),
          in(SOCKET, "newSocketDomainDgram0")
              .opens("newSocketDomainDgramFd")
              .tells(UnclosedPort.OPENED),
        };
      case Kinds.PIPE:
        return new JoinPoint[] {in(FD, "pipe").opens("newPipe").tells(UnclosedPort.OPENED_PAIR)};
      case Kinds.SELECTOR:
        return selectors();
      case Kinds.FILE:
        return files();
      default:
        return new JoinPoint[0];
    }
  }

  private static JoinPoint[] sockets() {
    return new JoinPoint[] {
      in(SOCKET, "newSocketStream0").opens("newSocketStreamFd").tells(UnclosedPort.OPENED),
      in(SOCKET, "newSocketStream0").onThrow().tells(UnclosedPort.FAILED),
      in(SOCKET, "accept").opens("accept").withCall("intValue").tells(UnclosedPort.ACCEPTED_BY),
      in(SOCKET, "accept").onThrow().tells(UnclosedPort.FAILED),
      // Known before it listens: that comes later, on another thread.
      in(EPOLL_SERVER, "<init>")
          .after("newSocketStream")
          .withCall("intValue")
          .tells(UnclosedPort.LISTENS_NUMBER),
      in(URING_SERVER, "<init>")
          .after("newSocketStream")
          .withCall("intValue")
          .tells(UnclosedPort.LISTENS_NUMBER),
      in(SOCKET, "listen")
          .onExit()
          .withCall("intValue")
          .withArgument(0)
          .tells(UnclosedPort.LISTENS_NUMBER),
    };
  }

  /** An event loop is one resource of two or three descriptors: epoll's or a ring, and events. */
  private static JoinPoint[] selectors() {
    return new JoinPoint[] {
      in(EPOLL, "newEpollCreate").opens("epollCreate").tells(UnclosedPort.OPENED),
      in(EPOLL, "newEventFd").opens("eventFd").tells(UnclosedPort.OPENED_PART),
      in(EPOLL, "newTimerFd").opens("timerFd").tells(UnclosedPort.OPENED_PART),
      in(RING, "<init>").onExit().withCall("fd").tells(UnclosedPort.OPENED),
      in(URING, "newBlockingEventFd").opens("blockingEventFd").tells(UnclosedPort.OPENED_PART),
      in(RING, "close").before("ioUringExit").withCall("fd").tells(UnclosedPort.CLOSING),
      // What passed none of the others: io_uring's connections, and what comes from elsewhere.
      in(FD, "<init>").onSafeExit().withThis().withArgument(0).tells(UnclosedPort.ADOPTED),
    };
  }

  private static JoinPoint[] files() {
    return new JoinPoint[] {
      in(SOCKET, "recvFd").opens("recvFd").tells(UnclosedPort.OPENED),
      in(FD, "close").before("close").tells(UnclosedPort.CLOSING),
      // Where the kernel is asked to close it later, by io_uring.
      in(FD, "markClosed").onExit().withCall("intValue").tells(UnclosedPort.CLOSING_IF),
    };
  }
}
