package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import io.unclosed.analysis.kind.Kind;
import sun.nio.ch.UnclosedEvents;

/** {@code Pipe.open()}: two descriptors, one resource. */
final class PipeKind implements ResourceKind {
  @Override
  public Kind kind() {
    return Kind.PIPE;
  }

  @Override
  public JoinPoint[] joinPoints() {
    return new JoinPoint[] {
      in("sun/nio/ch/PipeImpl", "<init>").opens("makePipe").tells(UnclosedEvents.OPENED_PAIR),
      in("sun/nio/ch/SourceChannelImpl", "<init>")
          .onExit()
          .withField("fd")
          .tells(UnclosedEvents.WATCHED),
      in("sun/nio/ch/SinkChannelImpl", "<init>")
          .onExit()
          .withField("fd")
          .tells(UnclosedEvents.WATCHED),
    };
  }
}
