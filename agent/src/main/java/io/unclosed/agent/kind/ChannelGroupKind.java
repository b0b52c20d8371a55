package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import sun.nio.ch.UnclosedEvents;

/** Asynchronous channel groups: an epoll descriptor and a pipe. */
final class ChannelGroupKind implements ResourceKind {
  @Override
  public String id() {
    return "channel-group";
  }

  @Override
  public JoinPoint[] joinPoints() {
    return new JoinPoint[] {
      in("sun/nio/ch/EPollPort", "<init>").opens("create").tells(UnclosedEvents.OPENED),
      in("sun/nio/ch/EPollPort", "<init>")
          .opens("makePipe")
          .tells(UnclosedEvents.OPENED_PAIR_PARTS),
      in("sun/nio/ch/EPollPort", "<init>").before("closeIntFD").tells(UnclosedEvents.CLOSING),
      in("sun/nio/ch/EPollPort", "implClose").before("closeIntFD").tells(UnclosedEvents.CLOSING),
    };
  }
}
