package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import sun.nio.ch.UnclosedEvents;

/** Watch services: an inotify descriptor and a pair of sockets. */
final class InotifyKind implements ResourceKind {
  @Override
  public String id() {
    return "inotify";
  }

  @Override
  public JoinPoint[] joinPoints() {
    return new JoinPoint[] {
      in("sun/nio/fs/LinuxWatchService", "<init>")
          .opens("inotifyInit")
          .tells(UnclosedEvents.OPENED),
      in("sun/nio/fs/LinuxWatchService", "<init>")
          .around("socketpair")
          .tells(UnclosedEvents.OPENED_ARRAY_PARTS),
    };
  }
}
