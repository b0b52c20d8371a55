package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import io.unclosed.analysis.kind.Kind;
import sun.nio.ch.UnclosedPort;

/**
 * Selectors: the epoll descriptor and the event descriptor that wakes it, or the pipe of the poll
 * selector.
 */
final class SelectorKind implements ResourceKind {
  @Override
  public Kind kind() {
    return Kind.SELECTOR;
  }

  @Override
  public JoinPoint[] joinPoints() {
    return new JoinPoint[] {
      in("sun/nio/ch/EPollSelectorImpl", "<init>").opens("create").tells(UnclosedPort.OPENED),
      in("sun/nio/ch/EPollSelectorImpl", "<init>").before("closeIntFD").tells(UnclosedPort.CLOSING),
      in("sun/nio/ch/EPollSelectorImpl", "<init>")
          .onExit()
          .withThis()
          .withField("epfd")
          .tells(UnclosedPort.WATCHED),
      in("sun/nio/ch/EPollSelectorImpl", "implClose")
          .before("closeIntFD")
          .tells(UnclosedPort.CLOSING),
      in("sun/nio/ch/EventFD", "<init>").opens("eventfd0").tells(UnclosedPort.OPENED_PART),
      in("sun/nio/ch/EventFD", "close").before("closeIntFD").tells(UnclosedPort.CLOSING),
      in("sun/nio/ch/PollSelectorImpl", "<init>").opens("makePipe").tells(UnclosedPort.OPENED_PAIR),
      in("sun/nio/ch/PollSelectorImpl", "<init>")
          .onExit()
          .withThis()
          .withField("fd0")
          .tells(UnclosedPort.WATCHED),
      in("sun/nio/ch/PollSelectorImpl", "implClose")
          .before("closeIntFD")
          .tells(UnclosedPort.CLOSING),
      // Virtual threads' pollers live as long as the JVM.
      in("sun/nio/ch/EPollPoller", "<init>")
          .opens("create")
          .tells(UnclosedPort.OPENED_OWN)
          .since(21),
    };
  }
}
