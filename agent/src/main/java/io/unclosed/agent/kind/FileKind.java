package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import io.unclosed.analysis.kind.Kind;
import sun.nio.ch.UnclosedEvents;

/**
 * Regular files: streams, {@code RandomAccessFile}, zip and jar files, and the channels of {@code
 * Files}.
 */
final class FileKind implements ResourceKind {
  @Override
  public Kind kind() {
    return Kind.FILE;
  }

  @Override
  public JoinPoint[] joinPoints() {
    return new JoinPoint[] {
      in("java/io/FileInputStream", "open").makesRoomBefore("open0"),
      in("java/io/FileOutputStream", "open").makesRoomBefore("open0"),
      in("java/io/RandomAccessFile", "open").makesRoomBefore("open0"),
      // Streams and zip files pass here once each, after the descriptor is real and before user
      // code sees it.
      in("java/io/FileCleanable", "register")
          .onSafeExit()
          .withArgument(0)
          .tells(UnclosedEvents.OPENED_OBJECT),
      in("sun/nio/fs/UnixNativeDispatcher", "open").opens("open0").tells(UnclosedEvents.OPENED),
      in("sun/nio/fs/UnixNativeDispatcher", "openat").opens("openat0").tells(UnclosedEvents.OPENED),
      // How a stream's or a RandomAccessFile's open says that it failed.
      in("java/io/FileNotFoundException", "<init>")
          .onExit()
          .withThis()
          .tells(UnclosedEvents.FAILED),
      in("sun/nio/fs/UnixNativeDispatcher", "open").onThrow().tells(UnclosedEvents.FAILED),
      in("sun/nio/fs/UnixNativeDispatcher", "openat").onThrow().tells(UnclosedEvents.FAILED),
      // Every file channel, process pipe and, on 17, pipe end comes here to be closed.
      in("java/io/FileDescriptor", "close")
          .onEntry()
          .withThis()
          .tells(UnclosedEvents.CLOSING_OBJECT),
      in("java/io/FileCleanable", "performCleanup")
          .onEntry()
          .withField("fd")
          .tells(UnclosedEvents.CLOSING),
      in("sun/nio/fs/UnixNativeDispatcher", "close")
          .onEntry()
          .withArgument(0)
          .tells(UnclosedEvents.CLOSING),
      in("sun/nio/ch/AsynchronousFileChannelImpl", "<init>")
          .onExit()
          .withArgument(0)
          .tells(UnclosedEvents.WATCHED),
      // A second ZipFile on one path shares the first one's descriptor: whoever still holds it is
      // its user.
      in("java/util/zip/ZipFile$CleanableResource", "<init>")
          .onExit()
          .withThis()
          .tells(UnclosedEvents.SHARE_TAKEN),
      in("java/util/zip/ZipFile$CleanableResource", "run")
          .onEntry()
          .withThis()
          .tells(UnclosedEvents.SHARE_DROPPED),
    };
  }
}
