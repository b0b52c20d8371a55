package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import io.unclosed.analysis.kind.Kind;
import sun.nio.ch.UnclosedEvents;

/** Asynchronous channel groups: an epoll descriptor and a pipe. */
final class ChannelGroupKind implements ResourceKind {
  @Override
  public Kind kind() {
    return Kind.CHANNEL_GROUP;
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
