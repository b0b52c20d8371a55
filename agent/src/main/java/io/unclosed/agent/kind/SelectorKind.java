package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import io.unclosed.analysis.kind.Kind;
import sun.nio.ch.UnclosedEvents;

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
      in("sun/nio/ch/EPollSelectorImpl", "<init>").opens("create").tells(UnclosedEvents.OPENED),
      in("sun/nio/ch/EPollSelectorImpl", "<init>")
          .before("closeIntFD")
          .tells(UnclosedEvents.CLOSING),
      in("sun/nio/ch/EPollSelectorImpl", "<init>")
          .onExit()
          .withThis()
          .withField("epfd")
          .tells(UnclosedEvents.WATCHED),
      in("sun/nio/ch/EPollSelectorImpl", "implClose")
          .before("closeIntFD")
          .tells(UnclosedEvents.CLOSING),
      in("sun/nio/ch/EventFD", "<init>").opens("eventfd0").tells(UnclosedEvents.OPENED_PART),
      in("sun/nio/ch/EventFD", "close").before("closeIntFD").tells(UnclosedEvents.CLOSING),
      in("sun/nio/ch/PollSelectorImpl", "<init>")
          .opens("makePipe")
          .tells(UnclosedEvents.OPENED_PAIR),
      in("sun/nio/ch/PollSelectorImpl", "<init>")
          .onExit()
          .withThis()
          .withField("fd0")
          .tells(UnclosedEvents.WATCHED),
      in("sun/nio/ch/PollSelectorImpl", "implClose")
          .before("closeIntFD")
          .tells(UnclosedEvents.CLOSING),
      // Virtual threads' pollers live as long as the JVM.
      in("sun/nio/ch/EPollPoller", "<init>")
          .opens("create")
          .tells(UnclosedEvents.OPENED_OWN)
          .since(21),
    };
  }
}
