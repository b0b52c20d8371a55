package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import sun.nio.ch.UnclosedEvents;

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
          in(SOCKET, "newSocketDgram0").opens("newSocketDgramFd").tells(UnclosedEvents.OPENED),
          in(SOCKET, "newSocketDgram0").onThrow().tells(UnclosedEvents.FAILED),
        };
      case Kinds.UNIX_SOCKET:
        return new JoinPoint[] {
          in(SOCKET, "newSocketDomain0").opens("newSocketDomainFd").tells(UnclosedEvents.OPENED),
          in(SOCKET, "newSocketDomainDgram0")
              .opens("newSocketDomainDgramFd")
              .tells(UnclosedEvents.OPENED),
        };
      case Kinds.PIPE:
        return new JoinPoint[] {in(FD, "pipe").opens("newPipe").tells(UnclosedEvents.OPENED_PAIR)};
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
      in(SOCKET, "newSocketStream0").opens("newSocketStreamFd").tells(UnclosedEvents.OPENED),
      in(SOCKET, "newSocketStream0").onThrow().tells(UnclosedEvents.FAILED),
      in(SOCKET, "accept").opens("accept").withCall("intValue").tells(UnclosedEvents.ACCEPTED_BY),
      in(SOCKET, "accept").onThrow().tells(UnclosedEvents.FAILED),
      // Known before it listens: that comes later, on another thread.
      in(EPOLL_SERVER, "<init>")
          .after("newSocketStream")
          .withCall("intValue")
          .tells(UnclosedEvents.LISTENS_NUMBER),
      in(URING_SERVER, "<init>")
          .after("newSocketStream")
          .withCall("intValue")
          .tells(UnclosedEvents.LISTENS_NUMBER),
      in(SOCKET, "listen")
          .onExit()
          .withCall("intValue")
          .withArgument(0)
          .tells(UnclosedEvents.LISTENS_NUMBER),
    };
  }

  /** An event loop is one resource of two or three descriptors: epoll's or a ring, and events. */
  private static JoinPoint[] selectors() {
    return new JoinPoint[] {
      in(EPOLL, "newEpollCreate").opens("epollCreate").tells(UnclosedEvents.OPENED),
      in(EPOLL, "newEventFd").opens("eventFd").tells(UnclosedEvents.OPENED_PART),
      in(EPOLL, "newTimerFd").opens("timerFd").tells(UnclosedEvents.OPENED_PART),
      in(RING, "<init>").onExit().withCall("fd").tells(UnclosedEvents.OPENED),
      in(URING, "newBlockingEventFd").opens("blockingEventFd").tells(UnclosedEvents.OPENED_PART),
      in(RING, "close").before("ioUringExit").withCall("fd").tells(UnclosedEvents.CLOSING),
      // What passed none of the others: io_uring's connections, and what comes from elsewhere.
      in(FD, "<init>").onSafeExit().withThis().withArgument(0).tells(UnclosedEvents.ADOPTED),
    };
  }

  private static JoinPoint[] files() {
    return new JoinPoint[] {
      in(SOCKET, "recvFd").opens("recvFd").tells(UnclosedEvents.OPENED),
      in(FD, "close").before("close").tells(UnclosedEvents.CLOSING),
      // Where the kernel is asked to close it later, by io_uring.
      in(FD, "markClosed").onExit().withCall("intValue").tells(UnclosedEvents.CLOSING_IF),
    };
  }
}
