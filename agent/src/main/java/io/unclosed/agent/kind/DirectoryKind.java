package io.unclosed.agent.kind;

import static io.unclosed.agent.kind.JoinPoint.in;

import io.unclosed.analysis.kind.Kind;
import sun.nio.ch.UnclosedEvents;

/**
 * Directory streams: {@code Files.list, walk, find, newDirectoryStream}. Two descriptors each, one
 * a duplicate.
 */
final class DirectoryKind implements ResourceKind {
  @Override
  public Kind kind() {
    return Kind.DIRECTORY;
  }

  @Override
  public JoinPoint[] joinPoints() {
    return new JoinPoint[] {
      in("sun/nio/fs/UnixFileSystemProvider", "newDirectoryStream")
          .around("dup")
          .tells(UnclosedEvents.DUPLICATED),
      in("sun/nio/fs/UnixFileSystemProvider", "newDirectoryStream")
          .around("fdopendir")
          .tells(UnclosedEvents.WRAPPED),
      in("sun/nio/fs/UnixSecureDirectoryStream", "newDirectoryStream")
          .around("dup")
          .tells(UnclosedEvents.DUPLICATED),
      in("sun/nio/fs/UnixSecureDirectoryStream", "newDirectoryStream")
          .around("fdopendir")
          .tells(UnclosedEvents.WRAPPED),
      in("sun/nio/fs/UnixDirectoryStream", "closeImpl")
          .before("closedir")
          .tells(UnclosedEvents.CLOSING_WRAPPED),
      // Argument 1 is the native stream.
      in("sun/nio/fs/UnixDirectoryStream", "<init>")
          .onExit()
          .withThis()
          .withArgument(1)
          .tells(UnclosedEvents.WATCHED_WRAPPED),
    };
  }
}
