package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import io.unclosed.analysis.kind.Kind;
import sun.nio.ch.UnclosedEvents;

/**
 * Files mapped into memory, as buffers and as memory segments: each mapping has one object that
 * ends it.
 */
final class MappedBufferKind implements ResourceKind {
  private static final String UNMAPPER = "sun/nio/ch/FileChannelImpl$Unmapper";

  @Override
  public Kind kind() {
    return Kind.MAPPED_BUFFER;
  }

  @Override
  public JoinPoint[] joinPoints() {
    return new JoinPoint[] {
      in("sun/nio/ch/FileChannelImpl", "mapInternal").makesRoomBefore("map0").until(20),
      in("sun/nio/ch/UnixFileDispatcherImpl", "map").makesRoomBefore("map0").since(21),
      in(UNMAPPER, "<init>").onExit().withArguments(0).tells(UnclosedEvents.MEMORY_TAKEN),
      in(UNMAPPER, "unmap").onEntry().withField("address").tells(UnclosedEvents.MEMORY_RETURNING),
    };
  }
}
