package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import io.unclosed.analysis.kind.Kind;
import sun.nio.ch.UnclosedEvents;

/** Watch services: an inotify descriptor and a pair of sockets. */
final class InotifyKind implements ResourceKind {
  @Override
  public Kind kind() {
    return Kind.INOTIFY;
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
