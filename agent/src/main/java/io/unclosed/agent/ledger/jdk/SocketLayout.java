package io.unclosed.agent.ledger.jdk;

import java.net.SocketImpl;
import org.jspecify.annotations.Nullable;

/** Finds the {@code FileDescriptor} of the JDK's objects for listening sockets. */
public final class SocketLayout {
  private static final long OF_PLAIN = UnsafeAccess.offset(SocketImpl.class, "fd");

  private final @Nullable Class<?> blocking;
  private final long ofBlocking;
  private final @Nullable Class<?> channel;
  private final long ofChannel;

  private SocketLayout(@Nullable Class<?> blocking, @Nullable Class<?> channel) {
    this.blocking = blocking;
    this.ofBlocking = blocking == null ? -1 : UnsafeAccess.offset(blocking, "fd");
    this.channel = channel;
    this.ofChannel = channel == null ? -1 : UnsafeAccess.offset(channel, "fd");
  }

  public static SocketLayout find() {
    return new SocketLayout(
        find("sun.nio.ch.NioSocketImpl"), find("sun.nio.ch.ServerSocketChannelImpl"));
  }

  public @Nullable Object descriptor(@Nullable Object socket) {
    long offset = socket == null ? -1 : offsetFor(socket);
    return offset < 0 ? null : UnsafeAccess.UNSAFE.getReference(socket, offset);
  }

  private long offsetFor(Object socket) {
    if (socket.getClass() == blocking) {
      return ofBlocking;
    }
    if (socket.getClass() == channel) {
      return ofChannel;
    }
    return socket instanceof SocketImpl ? OF_PLAIN : -1;
  }

  private static @Nullable Class<?> find(String name) {
    try {
      return Class.forName(name, false, null);
    } catch (ClassNotFoundException absent) {
      return null;
    }
  }
}
